#!/usr/bin/env bash
# Restores, builds and runs every test. Needs the .NET 10 SDK; everything else comes as packages.
set -euo pipefail
cd "$(dirname "$0")"

if ! command -v dotnet > /dev/null; then
    echo "The .NET 10 SDK is missing: see https://dotnet.microsoft.com/download" >&2
    exit 1
fi

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
