#!/bin/sh
# Lets the desktop of this user know the program in this folder; `install.sh --remove` forgets it.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
share=${XDG_DATA_HOME:-$HOME/.local/share}
bin=$HOME/.local/bin
if [ "${1:-}" = --remove ]; then
    rm -f "$bin/exportstudio" "$bin/exportstudio-window" "$share/mime/packages/exportstudio.xml" \
        "$share/applications/exportstudio.desktop" "$share/icons/hicolor/scalable/apps/exportstudio.svg"
else
    mkdir -p "$bin" "$share/applications" "$share/mime/packages" "$share/icons/hicolor/scalable/apps"
    ln -sf "$here/exportstudio" "$here/exportstudio-window" "$bin/"
    # With its full path, since not every desktop searches ~/.local/bin.
    sed "s|^Exec=exportstudio-window|Exec=\"$here/exportstudio-window\"|" \
        "$here/share/exportstudio.desktop" > "$share/applications/exportstudio.desktop"
    cp "$here/share/exportstudio.xml" "$share/mime/packages/"
    cp "$here/share/exportstudio.svg" "$share/icons/hicolor/scalable/apps/"
fi
for update in "update-desktop-database $share/applications" "update-mime-database $share/mime"; do
    command -v "${update%% *}" > /dev/null && $update || true
done
