#!/bin/sh
# The programs that tests and grading need beside Python: installed on Debian and Ubuntu as root, else named.
missing=""
command -v bwrap >/dev/null 2>&1 || missing="$missing bubblewrap"
command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 \
  || command -v google-chrome >/dev/null 2>&1 || missing="$missing chromium"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1 || missing="$missing postgresql"
[ -z "$missing" ] && exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "Installing$missing"
  # shellcheck disable=SC2086
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing >/dev/null && exit 0
fi
echo "The tests need:$missing"
echo "  Debian, Ubuntu:  sudo apt install$missing"
echo "  Fedora:          sudo dnf install $(echo "$missing" | sed 's/postgresql/postgresql-server/')"
echo "  macOS, Windows:  the sandbox is Linux only; use a Linux machine, WSL or a virtual machine for make test."
exit 1
