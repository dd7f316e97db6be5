"""Meetings of participants with counterparts, and whom participants sit beside.

``arrange`` makes an arrangement, ``inspect`` checks one; ``request`` and ``arrangement`` are what goes in and out.
"""
