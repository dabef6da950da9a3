#!/bin/sh
# Makes a fresh Debian in a folder, and installs the program in it as a user would.
#
#     sudo packaging/linux/debian.sh ROOT dist/exportstudio_VERSION_amd64.deb
#     sudo python3 packaging/smoke.py /opt/exportstudio --root ROOT
#
# Nothing but what every Debian has is in it, and what the package asks for; no Python. SUITE is
# bookworm where nothing else is said; DEBOOTSTRAP names the program where it is not installed.
set -eu
root=$1
package=$2
if [ ! -e "$root/etc/debian_version" ]; then
    "${DEBOOTSTRAP:-debootstrap}" --variant=minbase "${SUITE:-bookworm}" "$root" \
        http://deb.debian.org/debian
fi
cp "$package" "$root/tmp/exportstudio.deb"
# Without services, and without questions: nobody is there to answer.
chroot "$root" env DEBIAN_FRONTEND=noninteractive PATH=/usr/sbin:/usr/bin:/sbin:/bin \
    apt-get install --yes --no-install-recommends --reinstall /tmp/exportstudio.deb
rm "$root/tmp/exportstudio.deb"
! chroot "$root" sh -c 'command -v python3'
