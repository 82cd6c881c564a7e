"""Its blank sheets, from the form itself."""

from functools import partial

from moothall.instruments.form_pack import pages_of

pages = partial(pages_of, "freedom")
