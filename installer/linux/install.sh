#!/bin/sh
# Moothall for one account, without an administrator. Run it again from a newer copy to update.
#
#   sh install.sh            install, or update
#   sh install.sh --remove   take it away; sessions and settings stay
set -eu

id=org.moothall.Moothall
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
programs=$HOME/.local/bin
place=$data/moothall-app

# Menus and file types are looked up in caches; where there are none there is nothing to renew.
renew() {
    if command -v update-desktop-database >/dev/null 2>&1; then update-desktop-database -q "$data/applications" || true; fi
    if command -v update-mime-database >/dev/null 2>&1; then update-mime-database "$data/mime" >/dev/null 2>&1 || true; fi
}

if [ "${1:-}" = --remove ]; then
    rm -rf "$place" "$place.new" "$place.old"
    rm -f "$programs/moothall" "$data/applications/$id.desktop" "$data/mime/packages/$id.xml" "$data/icons/hicolor/scalable/apps/$id.svg"
    renew
    echo "Moothall is taken away. Your sessions are where you keep them."
    exit
fi
if [ $# -gt 0 ]; then
    echo "install.sh does not know \"$1\". Say nothing to install or update, or --remove." >&2
    exit 2
fi

if ! (cd "$here" && sha256sum --quiet --strict -c SHA256SUMS >/dev/null 2>&1); then
    echo "This copy is damaged: not every file is as it was made. Nothing was changed. Fetch it again." >&2
    exit 1
fi

mkdir -p "$data/applications" "$data/mime/packages" "$data/icons/hicolor/scalable/apps" "$programs"
rm -rf "$place.new"
if ! cp -a "$here/moothall" "$place.new"; then
    rm -rf "$place.new"
    echo "There is no room for it in $data. Nothing was changed." >&2
    exit 1
fi
if ! QT_QPA_PLATFORM=offscreen "$place.new/moothall" --version >/dev/null 2>&1; then
    rm -rf "$place.new"
    echo "It does not run on this system (it needs the C library of Debian 12 or Ubuntu 24.04, or a newer one). Nothing was changed." >&2
    exit 1
fi

# The version that worked stays beside it until the new one has opened once: the app itself takes the old one away.
rm -rf "$place.old"
if [ -e "$place" ]; then mv "$place" "$place.old"; fi
mv "$place.new" "$place"
ln -sf "$place/moothall" "$programs/moothall"
# Menus start it by its place: not every desktop looks in ~/.local/bin. A quoted name in Exec escapes its own signs.
quoted=$(printf '%s' "$place/moothall" | sed -e 's/[\\"`$]/\\\\&/g' -e 's/%/%%/g')
program="\"$quoted\"" awk '/^Exec=/ { print "Exec=" ENVIRON["program"] " %f"; next } { print }' "$here/share/$id.desktop" \
    > "$data/applications/$id.desktop"
cp "$here/share/$id.xml" "$data/mime/packages/"
cp "$here/share/$id.svg" "$data/icons/hicolor/scalable/apps/"
renew
echo "$("$place/moothall" --version) is installed for this account. Look for Moothall among your applications."
case ":$PATH:" in
    *":$programs:"*) ;;
    *) echo "For the command line, add $programs to your PATH." ;;
esac
