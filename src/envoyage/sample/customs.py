"""What somebody eats, keeps and wishes, drawn by the customs of the country."""

from random import Random

from envoyage.planner.problem import Diet, Faith, HomeWish

DIETS: dict[str, tuple[tuple[Diet, float], ...]] = {
    "muslim": ((Diet.HALAL, 0.6), (Diet.NO_PORK, 0.3), (Diet.NO_NUTS, 0.03)),
    "hindu": ((Diet.VEGETARIAN, 0.5), (Diet.NO_BEEF, 0.5)),
    "": ((Diet.VEGETARIAN, 0.08), (Diet.VEGAN, 0.02), (Diet.NO_GLUTEN, 0.04), (Diet.NO_DAIRY, 0.04)),
}
WISHES: dict[str, tuple[tuple[HomeWish, float], ...]] = {
    "muslim": ((HomeWish.NO_ALCOHOL, 0.3), (HomeWish.NO_PETS, 0.25)),
    "hindu": ((HomeWish.NO_PETS, 0.1),),
    "": ((HomeWish.NO_PETS, 0.08),),
}
FAITHS: dict[str, tuple[tuple[Faith, float], ...]] = {
    "muslim": ((Faith.FRIDAY_PRAYER, 0.4),),
    "hindu": (),
    "": ((Faith.SUNDAY_SERVICE, 0.06),),
}


class Customs:
    """Draws the answers of one person."""

    def __init__(self, customs: str, rng: Random) -> None:
        self._customs, self._rng = customs, rng

    def diet(self) -> tuple[Diet, ...]:
        """What the person does not or must eat."""
        return tuple(diet for diet, chance in DIETS[self._customs] if self._rng.random() < chance)

    def home_wishes(self) -> tuple[HomeWish, ...]:
        """What the person cannot have in a home."""
        return tuple(wish for wish, chance in WISHES[self._customs] if self._rng.random() < chance)

    def faith(self) -> tuple[Faith, ...]:
        """The practice that touches the timetable."""
        return tuple(faith for faith, chance in FAITHS[self._customs] if self._rng.random() < chance)
