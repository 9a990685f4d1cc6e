#!/usr/bin/env bash
# Restores, builds and runs every test. Needs the .NET 10 SDK, and for the tests of the sandbox's inbox chromium and curl, which
# it installs on Debian and its relatives; everything else comes as packages.
set -euo pipefail
cd "$(dirname "$0")"

if ! command -v dotnet > /dev/null; then
    echo "The .NET 10 SDK is missing: see https://dotnet.microsoft.com/download" >&2
    exit 1
fi

# $1: a command; $2: its Debian package.
need() {
    command -v "$1" > /dev/null && return
    if [ "$(id -u)" != 0 ] || ! command -v apt-get > /dev/null; then
        echo "$1 is missing and cannot be installed here: install it, as in 'sudo apt-get install $2'. ${3:-}" >&2
        exit 1
    fi
    echo "Installing $2 ..."
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "$2"; } > /dev/null || {
        echo "apt-get could not install $2; see above." >&2
        exit 1
    }
}

need curl curl
[ -n "${CHROMIUM:-}" ] || need chromium chromium "Or set CHROMIUM to the path of a Chromium or Chrome."

log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
dotnet test EmailProviders.sln --nologo "$@" 2>&1 | tee "$log" || status=$?
# What the compiler itself allocates in a debug build is not ours: the gates on bytes run in a release build.
dotnet test tests/EmailProviders.PerformanceTests -c Release --nologo "$@" 2>&1 | tee -a "$log" || status=$?

# One line for all test projects together.
awk '
    /(Passed|Failed)! +- Failed:/ {
        for (i = 1; i < NF; i++) {
            if ($i == "Failed:") failed += $(i + 1) + 0
            if ($i == "Passed:") passed += $(i + 1) + 0
        }
    }
    END { printf "%d passed, %d failed\n", passed, failed }
' "$log"
exit "$status"
