"""Repairs of the AWS emulator. Python imports a module of this name before the program that it runs.

Each makes moto answer as AWS does where a film platform would notice, in a time that does not grow with all that it keeps, or sooner.
What is repaired is told in a line, for which the emulator's starter waits: an emulator that could not be repaired is not used.
"""

import sys


def repair():
    try:
        import moto.server  # noqa: F401  (another program of this interpreter needs no repair)
    except ImportError:
        return
    import videostack_buckets
    import videostack_speed
    import videostack_tables

    videostack_tables.repair()
    videostack_buckets.repair()
    videostack_speed.repair()
    print("videostack: repaired", file=sys.stderr, flush=True)


repair()
