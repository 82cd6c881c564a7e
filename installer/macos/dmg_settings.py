"""The disk image for Macs: `dmgbuild -s installer/macos/dmg_settings.py -D app=dist/Moothall.app Moothall dist/Moothall.dmg`, on a Mac."""

application = defines["app"]  # noqa: F821 - dmgbuild gives it

format = "UDZO"
filesystem = "APFS"
files = [application]
symlinks = {"Applications": "/Applications"}
icon_locations = {"Moothall.app": (140, 120), "Applications": (500, 120)}
window_rect = ((100, 100), (640, 280))
default_view = "icon-view"
