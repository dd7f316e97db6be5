"""What changes.json holds: scenarios, each a name and a list of changes of four kinds."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import ConfigDict, Discriminator, Field, JsonValue, TypeAdapter

CHANGES_FORMAT: Literal["envoyage-changes/1"] = "envoyage-changes/1"
STRICT = ConfigDict(extra="forbid", strict=True)
"""A key that no change has would otherwise be a silent nothing."""

Table = Literal[
    "themes", "objectives", "sectors", "countries", "blocks", "windows", "slots", "sessions", "participants",
    "officers", "cities", "airports", "resources", "contacts", "hosts", "hotels", "vehicles", "flights", "staff",
    "medical", "per_diems", "travel_times", "waivers", "pins.members", "pins.cities", "pins.appointments",
    "pins.officers",
]  # fmt: skip
TABLES: tuple[str, ...] = get_args(Table)
"""The tables whose records can be changed, as in a programme's document; slots are those of all windows."""

Name = Annotated[str, Field(min_length=1, max_length=60)]


@dataclass(frozen=True)
class SetPolicy:
    """Set one of the programme's policies."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    do: Literal["policy"]
    policy: str
    value: JsonValue

    @property
    def words(self) -> str:
        """The change in one line."""
        return f"policies.{self.policy} = {shown(self.value)}"


@dataclass(frozen=True)
class SetField:
    """Set a field of a record to a value as the programme's document would hold it."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    do: Literal["set"]
    table: Table
    id: str
    field: str
    value: JsonValue

    @property
    def words(self) -> str:
        """The change in one line."""
        return f"{self.table}[{self.id}].{self.field} = {shown(self.value)}"


@dataclass(frozen=True)
class Remove:
    """Remove a record, and with it what is nothing without it, such as the hotels of a city."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    do: Literal["remove"]
    table: Table
    id: str

    @property
    def words(self) -> str:
        """The change in one line."""
        return f"without {self.table}[{self.id}]"


@dataclass(frozen=True)
class Add:
    """Add a record at the end of a table, as the programme's document would hold it."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    do: Literal["add"]
    table: Table
    record: dict[str, JsonValue]

    @property
    def words(self) -> str:
        """The change in one line."""
        return f"with {self.table}[{self.record.get('id', shown(self.record))}]"


Change = Annotated[SetPolicy | SetField | Remove | Add, Discriminator("do")]
KINDS: Mapping[str, type] = {"policy": SetPolicy, "set": SetField, "remove": Remove, "add": Add}


@dataclass(frozen=True)
class ChangedProgramme:
    """A scenario: the programme after these changes, made in this order."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    name: Name
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class ChangesDocument:
    """Scenarios to be compared with a programme as it is."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    format: Literal["envoyage-changes/1"]
    scenarios: Annotated[tuple[ChangedProgramme, ...], Field(min_length=1)]


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    """What reads and checks values of a kind."""
    return TypeAdapter(kind)


def shown(value: JsonValue) -> str:
    """A value as it stands in the file, cut where it is long."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57]}..."


def changes_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of changes.json."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:envoyage-changes:1"}
    return {**head, **adapter(ChangesDocument).json_schema()}
