"""What moto does anew for each request, though it never changes or nobody reads it."""

import logging

from moto import backends


def repair():
    # A line for each request, written by all threads through one lock.
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    # The folders of its package, read from the disk under the lock by which requests find their service.
    modules = tuple(backends.list_of_moto_modules())
    backends.list_of_moto_modules = lambda: modules
