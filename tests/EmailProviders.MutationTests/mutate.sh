#!/usr/bin/env bash
# Mutation testing, by group or all of them: ./mutate.sh [grammars|secrets|classifiers|guards|mappers]...
# The reports go to artifacts/mutation. Slow (see docs/mutation.md), and therefore no part of test.sh.
set -euo pipefail
cd "$(dirname "$0")"

dotnet tool restore > /dev/null
[ $# -gt 0 ] || set -- grammars secrets classifiers guards mappers
status=0
for group in "$@"; do
    dotnet stryker --config-file "$group.json" --output "../../artifacts/mutation/$group" || status=$?
done
exit "$status"
