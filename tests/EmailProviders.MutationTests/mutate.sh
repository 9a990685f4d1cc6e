#!/usr/bin/env bash
# Mutation testing of one project or both: ./mutate.sh [abstractions|library]...
# The reports go to artifacts/mutation. Slow (see docs/mutation.md), and therefore no part of test.sh.
set -euo pipefail
cd "$(dirname "$0")"

dotnet tool restore > /dev/null
[ $# -gt 0 ] || set -- abstractions library
status=0
for project in "$@"; do
    dotnet stryker --config-file "$project.json" --output "../../artifacts/mutation/$project" || status=$?
done
exit "$status"
