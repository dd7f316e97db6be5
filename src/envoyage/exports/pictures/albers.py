"""The Albers equal-area projection of the United States, with insets for Alaska and Hawaii."""

from dataclasses import dataclass
from math import cos, radians, sin, sqrt

Point = tuple[float, float]
WIDTH, HEIGHT = 992.0, 600.0


@dataclass(frozen=True)
class Cone:
    """A conic equal-area projection.

    Two standard parallels and a centre in degrees; ``scale`` in pixels a radian; ``at`` is where the centre
    comes to lie on the map.
    """

    parallels: Point
    longitude: float
    latitude: float
    scale: float
    at: Point

    def project(self, longitude: float, latitude: float) -> Point:
        """Pixels of a place given in degrees."""
        first, second = (sin(radians(p)) for p in self.parallels)
        n = (first + second) / 2
        c = 1 + first * (2 * n - first)
        far, near = (sqrt(c - 2 * n * sin(radians(lat))) / n for lat in (self.latitude, latitude))
        turn = n * radians((longitude - self.longitude + 180) % 360 - 180)
        return (
            self.at[0] + self.scale * near * sin(turn),
            self.at[1] - self.scale * (far - near * cos(turn)),
        )


LOWER_48 = Cone((29.5, 45.5), -96.0, 38.7, 1280, (480, HEIGHT / 2 - 7))
ALASKA = Cone((55.0, 65.0), -154.0, 61.5, 400, (158, 508))
HAWAII = Cone((8.0, 18.0), -157.2, 20.6, 1280, (330, 548))


def cone_of(longitude: float, latitude: float) -> Cone:
    """The projection a place belongs to."""
    if latitude > 50 and (longitude < -129 or longitude > 170):
        return ALASKA
    return HAWAII if 18 < latitude < 23 and longitude < -150 else LOWER_48


def project(longitude: float, latitude: float) -> Point:
    """Pixels of a place on the map."""
    return cone_of(longitude, latitude).project(longitude, latitude)


def on_map(longitude: float, latitude: float) -> bool:
    """Whether a place lies on the map at all."""
    x, y = project(longitude, latitude)
    return 0 <= x <= WIDTH and 0 <= y <= HEIGHT
