"""Meetings of two or more parties: placed into slots and at tables with few breaks, checked, and mended.

``solve`` places, ``repair`` mends; ``request``, ``schedule`` and ``inspect`` know no solver.
"""
