"""Where the defaults of rules and policies come from: short names for what is published, with titles and addresses.

A source is one or more of these names, each with a note in brackets if need be, or ``assumption`` with a few words.
"""

from typing import NamedTuple

RECORDS = "records of nine IVLP groups, 2013"
AGENCY_CHECKLIST = "ECA checklist for programme agencies"
SPONSOR_CHECKLIST = "checklist of a local sponsor, Kansas City"
HOTEL_SURVEY = "survey of hotels in Washington, 2018"
GROUPS_2016 = "ECA page on six groups, 2016"
SPLIT_2019 = "Meridian page on a programme, 2019"
GRANT_2016 = "IVLP grant announcement, 2016"
PROFESSIONAL_DAY = "local sponsor's page on the IVLP"
LANGUAGE_SERVICES = "Office of Language Services"
ESCORTS_2004 = "page on escort interpreters, 2004"
AIIC_CANADA = "AIIC Canada and ATIO"
AIBC = "AIBC, Barcelona"
AICE = "AICE, Spain"
RAMADAN_2016 = "Global Cincinnati on Ramadan, 2016"
HOSTS_SAN_FRANCISCO = "page for home hosts, San Francisco"
HOSTS_NEW_HAMPSHIRE = "questionnaire for home hosts, New Hampshire"
HOSTS_WASHINGTON = "call for home hosts, Washington"
VISITS_BROOKHAVEN = "visits to Brookhaven National Laboratory"
STANDARD_RATE = "GSA standard rate, fiscal year 2026"
FIRST_AND_LAST_DAY = "Fresno State on meals while travelling"


class Published(NamedTuple):
    """Something that anybody can read."""

    name: str
    title: str
    address: str


RECORDS_AT = "https://github.com/thomaspmorgan/eca-kmt2"
PUBLISHED = (
    Published(RECORDS, "Programme records of ECA's former database, in the source code of its successor", RECORDS_AT),
    Published(AGENCY_CHECKLIST, "Items by which ECA rated programmes, in the same records", RECORDS_AT),
    Published(SPONSOR_CHECKLIST, "Task list in the source code of a programme tracker",
              "https://github.com/bpickert99/globalties"),
    Published(HOTEL_SURVEY, "Script that reads a survey of hotel rooms by week",
              "https://github.com/ssk42/Steve-at-Global-Ties"),
    Published(GROUPS_2016, "Bureau of Educational and Cultural Affairs, highlight of 2016",
              "https://eca.state.gov/highlight/creating-more-safe-and-secure-world-one-exchange-time-2016"),
    Published(SPLIT_2019, "Meridian International Center, groups divided between cities",
              "https://meridian.org/project/towards-a-more-safe-and-secure-world-2019/"),
    Published(GRANT_2016, "Announcement ECA-ECAPEV-16-002",
              "https://topgovernmentgrants.com/grants_gov_display.php?program=ECA-ECAPEV-16-002"),
    Published(PROFESSIONAL_DAY, "What an IVLP programme is", "http://ic-tbr.org/What-Is-An-IVLP-Program.html"),
    Published(LANGUAGE_SERVICES, "Department of State, language officers of programmes",
              "https://www.state.gov/m/a/ols/c57713.htm"),
    Published(ESCORTS_2004, "Department of State, length of engagements",
              "https://webharvest.gov/peth04/20041112113130/http://exchanges.state.gov/education/ivp/escort.htm"),
    Published(AIIC_CANADA, "Size of interpreters' teams by working time",
              "http://canada.aiic.net/ViewPage.cfm/page1625"),
    Published(AIBC, "Teams of interpreters by the standard of AIIC", "https://www.aibcnet.com/index.php/en/how-we-work"),
    Published(AICE, "Working hours of interpreters", "https://aice-interpretes.com/en/working-hours"),
    Published(RAMADAN_2016, "Advice for hosts of people who fast",
              "http://www.globalcincinnati.org/2016/06/06/ramadan-is-here/"),
    Published(HOSTS_SAN_FRANCISCO, "Global Ties San Francisco, how home hospitality goes",
              "https://globaltiessf.org/become-a-home-hospitality-host-in-2024/"),
    Published(HOSTS_NEW_HAMPSHIRE, "Home hospitality questionnaire",
              "https://docs.google.com/forms/d/e/1FAIpQLSdtCRKu9IHjou4xHWBWddgRohk3-FSq0A-zKV8jcL4hX3PPBA/viewform"),
    Published(HOSTS_WASHINGTON, "Meridian International Center, home hospitality",
              "https://www.meridian.org/announcement/homehospitality/"),
    Published(VISITS_BROOKHAVEN, "Notice that a laboratory wants before a visit; taken as an example",
              "http://www.bnl.gov/lpd/secops/visitsFAQs.asp"),
    Published(STANDARD_RATE, "Bulletin FTR 26-01 of the General Services Administration",
              "https://www.fedweek.com/fedweek/per-diem-rates-to-be-unchanged-for-fiscal-2026/amp"),
    Published(FIRST_AND_LAST_DAY, "The federal rule for the first and the last day",
              "https://adminfinance.fresnostate.edu/accountingservices/travel/mie-faq.html"),
)  # fmt: skip
"""In the order in which they are listed in the documents."""
