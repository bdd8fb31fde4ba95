#!/usr/bin/env bash
# build.sh PUBLISHED VERSION OUT: makes OUT/myna_VERSION_ARCH.deb of a published program, by dpkg-deb alone: docs/deployment.md.
set -euo pipefail
published=$1 version=$2 out=$3
here=$(cd "$(dirname "$0")" && pwd)
docs=$here/../../docs
arch=$(dpkg --print-architecture)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
chmod 755 "$tree"

install -d "$tree"/{DEBIAN,etc/myna,usr/bin,usr/lib/myna,usr/lib/systemd/system,usr/lib/sysusers.d,usr/share/doc/myna,usr/share/lintian/overrides}
cp -r "$published"/. "$tree/usr/lib/myna/"
# A program that was published for every system has the native libraries of each: only this one's are packed.
case $arch in amd64) rid=linux-x64 ;; arm64) rid=linux-arm64 ;; *) echo "$arch is no architecture that .NET builds for" >&2; exit 1 ;; esac
[ ! -d "$tree/usr/lib/myna/runtimes" ] || find "$tree/usr/lib/myna/runtimes" -mindepth 1 -maxdepth 1 ! -name "$rid" ! -name linux ! -name unix -exec rm -r {} +
find "$tree/usr/lib/myna" -type d -exec chmod 755 {} + -o -type f -exec chmod 644 {} +
chmod 755 "$tree/usr/lib/myna/Myna.Server"
ln -s ../lib/myna/Myna.Server "$tree/usr/bin/myna"
install -m 644 "$here/myna.service" "$tree/usr/lib/systemd/system/"
install -m 640 "$here/myna.env" "$tree/etc/myna/"
echo 'u myna - "Myna" /var/lib/myna' > "$tree/usr/lib/sysusers.d/myna.conf"
install -m 644 "$docs"/{configuration,runbook,master-key,mongodb}.md "$here/../../LICENSE" "$tree/usr/share/doc/myna/"
mv "$tree/usr/share/doc/myna/LICENSE" "$tree/usr/share/doc/myna/copyright"
gzip -9n < "$here/../../CHANGELOG.md" > "$tree/usr/share/doc/myna/changelog.gz"
chmod 644 "$tree"/usr/lib/sysusers.d/myna.conf "$tree"/usr/share/doc/myna/changelog.gz

cat > "$tree/usr/share/lintian/overrides/myna" <<'L'
# .NET brings its own assemblies and native libraries, and the program has no manual page of roff: `myna --help` is it.
myna: no-manual-page
myna: embedded-library
myna: library-not-linked-against-libc
myna: hardening-no-pie
myna: hardening-no-fortify-functions
myna: unstripped-binary-or-object
myna: executable-in-usr-lib
myna: shared-library-lacks-prerequisites
myna: initial-upload-closes-no-bugs
myna: changelog-not-compressed-with-max-compression
myna: syntax-error-in-debian-changelog
myna: no-changelog
myna: executable-stack-in-shared-library
# deb-systemd-helper belongs to debhelper; these three lines do what it would.
myna: maintainer-script-calls-systemctl
myna: copyright-without-copyright-notice
myna: non-standard-file-perm 0640 != 0644 [etc/myna/myna.env]
L
chmod 644 "$tree/usr/share/lintian/overrides/myna"
echo /etc/myna/myna.env > "$tree/DEBIAN/conffiles"
cat > "$tree/DEBIAN/control" <<C
Package: myna
Version: $version
Architecture: $arch
Maintainer: The Myna authors <myna@example.org>
Section: net
Priority: optional
Depends: libc6, libgcc-s1, libstdc++6, libicu72 | libicu74 | libicu76, libssl3 | libssl3t64, ca-certificates, systemd
Installed-Size: $(du -sk "$tree/usr" | cut -f1)
Description: open backend and product for language learning
 Courses, lessons with questions that are graded by the rules of their
 language, spaced repetition, streaks and leaderboards, over REST and
 Socket.IO, with the pages of a learner's web app. This package runs it on
 one machine with its embedded store in /var/lib/myna.
C
cat > "$tree/DEBIAN/postinst" <<'P'
#!/bin/sh
set -e
if [ "$1" = configure ]; then
  systemd-sysusers myna.conf
  chgrp myna /etc/myna/myna.env
  if [ -d /run/systemd/system ]; then
    systemctl daemon-reload
    systemctl enable --quiet myna.service
    systemctl restart myna.service
  fi
fi
P
cat > "$tree/DEBIAN/prerm" <<'P'
#!/bin/sh
set -e
if [ "$1" = remove ] && [ -d /run/systemd/system ]; then
  systemctl disable --now --quiet myna.service
fi
P
cat > "$tree/DEBIAN/postrm" <<'P'
#!/bin/sh
set -e
# What learners did stays, also when the package is purged: it is deleted by hand.
if [ -d /run/systemd/system ]; then
  systemctl daemon-reload
fi
P
chmod 755 "$tree"/DEBIAN/{postinst,prerm,postrm}
(cd "$tree" && find . -type f -path './usr/*' -printf '%P\0' | sort -z | xargs -0 md5sum) > "$tree/DEBIAN/md5sums"
chmod 644 "$tree"/DEBIAN/{control,conffiles,md5sums}
dpkg-deb --root-owner-group -Zxz -z1 --build "$tree" "$out/myna_${version}_${arch}.deb" >/dev/null
