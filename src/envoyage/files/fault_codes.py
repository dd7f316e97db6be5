"""What the codes of faults of form mean: files that cannot be read, and what stands in them."""

from collections.abc import Mapping

from envoyage.planner.faults.codes import Meaning

_SAVE = "Save it again with a spreadsheet program."

MEANINGS: Mapping[str, Meaning] = {
    "ambiguous_date": Meaning("A date can be read in two ways.", "Write it as 2027-05-15."),
    "column_twice": Meaning("A column is there twice.", "Remove or rename one."),
    "damaged": Meaning("The workbook is damaged or was cut off.", _SAVE),
    "empty_file": Meaning("The file is empty.", _SAVE),
    "empty_workbook": Meaning("The workbook has no rows.", "Start from the template."),
    "external_links": Meaning("The workbook has links to other workbooks.", "Break them in the spreadsheet program."),
    "formula_error": Meaning("A formula shows an error.", "Write the value itself."),
    "key_twice": Meaning("A JSON object has a key twice.", "Remove one of them."),
    "macros": Meaning("The workbook contains macros.", "Save it as .xlsx, without macros."),
    "missing": Meaning("A cell or field that is needed is empty.", "Fill it in."),
    "missing_column": Meaning("A column that is needed is missing.", "Copy its heading from the template."),
    "missing_sheet": Meaning("A sheet that is needed is missing.", "Copy it from the template."),
    "name_twice": Meaning("Two scenarios have the same name.", "Choose another name."),
    "newer_format": Meaning("The document is of a format that is not known yet.", "Use a newer Envoyage."),
    "no_change": Meaning("Something in a list of changes is no change.", "Write a change as the example shows."),
    "no_file": Meaning("There is no such file.", "Check the name."),
    "no_headings": Meaning("A sheet has no row of headings.", "Copy the first row of the template."),
    "no_scenario": Meaning(
        "A scenario has something else than a name and a list of changes.", "Write both and nothing else."
    ),
    "no_scenarios": Meaning("The file of changes has no list of scenarios.", "Start from the example."),
    "not_here": Meaning("A change cannot be made to this table.", "Make it as the fault says."),
    "not_a_file": Meaning("A folder or a device was named instead of a file.", "Name a file on a disk."),
    "not_a_workbook": Meaning("The file is no Excel workbook.", "Save it as .xlsx."),
    "not_json": Meaning("The file is no JSON document.", "Correct it there, or write the file again."),
    "not_meetings": Meaning("The file is no data file of the meetings benchmark.", "Name one of its data files."),
    "not_this_format": Meaning("The file is of another format: a plan for a programme, say.", "Name the right file."),
    "odd_name": Meaning("The name of a scenario is no line of 1 to 60 characters.", "Write a shorter one."),
    "old_workbook": Meaning("The workbook is of the old kind or has a password.", "Save it as .xlsx without one."),
    "other_programme": Meaning("The edited plan is of another programme.", "Name the plan of this programme."),
    "shared_block": Meaning("An edit moves a shared block to another city.", "Change the block in the programme."),
    "there_already": Meaning("A change adds a row that is there already.", "Set its fields instead."),
    "too_far_out": Meaning("Something stands far outside the tables.", "Delete rows and columns that are not used."),
    "too_large": Meaning("The file is far larger than a programme.", "Check whether it is the right one."),
    "too_long": Meaning("A text is longer than a cell can hold.", "Shorten it, or write a .json file."),
    "too_much_inside": Meaning("The workbook holds far more than a programme.", "Copy the filled cells to a template."),
    "truncated": Meaning("The workbook is not complete.", "Copy or save it again."),
    "two_cities": Meaning("An edit names one city by its id and another by its name.", "Write both of the one meant."),
    "two_date_formats": Meaning("Dates of a column begin with the day and with the month.", "Write 2027-05-15."),
    "unknown_ending": Meaning("The name of the file ends in a way that is not known.", "Use .xlsx or .json."),
    "unknown_group": Meaning("An edit names a group that the plan does not have.", "Write the id of a group."),
    "unknown_item": Meaning("A sheet with an item a row has an item that is not known.", "Correct or remove the row."),
    "unknown_key": Meaning("A JSON object has a key that is not known.", "Correct or remove it."),
    "unknown_language": Meaning("A language does not exist.", "Write its name or its ISO 639 code."),
    "unknown_table": Meaning("A change names a table that does not exist.", "See the schema of changes."),
    "unknown_word": Meaning("A word is not in the list of its column.", "Write one of the list."),
    "unreadable": Meaning("The file cannot be read.", "Check who may read it."),
    "wrong_value": Meaning("A cell or field holds what it cannot mean.", "Write what the fault asks for."),
    "xml_entities": Meaning("The workbook contains XML entities, which none needs.", _SAVE),
}
"""Every code that the readers and writers of files give, beside those of the planner."""
