#!/usr/bin/env bash
# Sets up a new dev container or Codespace; may be run again at any time.
# Tries every part, whatever became of the others, and ends with a summary of what works.
# The exit status is 0 when the library is built: the lessons then run, with or without VS Code.
set -u
cd "$(dirname "$0")/.." || exit 1

tool=Microsoft.dotnet-interactive
version=1.0.712001
home_of_tools="${DOTNET_CLI_HOME:-$HOME}/.dotnet/tools"
headless='"dotnet run --project lib/SocketsLessons.Runner" runs every lesson without it'
output=$(mktemp) || exit 1
trap 'rm -f "$output"' EXIT

summary=()
works() { summary+=("  works    $1"); }
missing() { summary+=("  missing  $1"); }
skipped() { summary+=("  skipped  $1"); }

# Shows what a command says and keeps it for the summary; no command may run for ever.
try() { timeout 900 "$@" 2>&1 | tee "$output"; return "${PIPESTATUS[0]}"; }
# The line that says why the last command failed: an error if there is one, else its last words.
reason() {
  local line
  line=$(grep -m 1 -iE 'error|not found|unable|timed out' "$output" || grep -v '^[[:space:]]*$' "$output" | tail -n 1)
  printf '%s' "${line:-it ended without a word, or ran over its time}" | sed 's/^[[:space:]]*//; s/\.$//'
}

echo "== The library and the lessons command"
if try dotnet build lib/SocketsLessons.Runner && [ -f lib/SocketsLessons/bin/SocketsLessons.dll ]; then
  built=true
  works "the library and the lessons command"
else
  built=false
  missing "the library and the lessons command: $(reason). Mend that, then run: bash .devcontainer/on-create.sh"
fi

echo "== Plotly.NET, plotly.js, and the kernel for the lessons command"
if $built; then
  try dotnet run --project lib/SocketsLessons.Runner --no-build -- setup
  # It says in one line for each part what became of it.
  set_up() {
    local line
    line=$(grep -m 1 "^$1 " "$output" | sed 's/^[^ ]* *//')
    case $line in
      "" | "not "*) missing "$2: ${line:-$(reason)}" ;;
      *) works "$2" ;;
    esac
  }
  set_up kernel "Plotly.NET, and the kernel for the lessons command"
  set_up plotly.js "charts without the internet"
else
  missing "Plotly.NET and plotly.js: the lessons command, which sets them up, is not built"
fi

echo "== Programs for real TCP on a lossy path"
export PATH="$PATH:/usr/sbin:/sbin"
lacking=()
command -v ip >/dev/null || lacking+=(iproute2)
command -v nft >/dev/null || lacking+=(nftables)
if [ ${#lacking[@]} -eq 0 ]; then
  works "the programs for real TCP on a lossy path"
elif try sudo -n apt-get update -q && try sudo -n apt-get install -q -y --no-install-recommends "${lacking[@]}"; then
  works "the programs for real TCP on a lossy path"
else
  missing "real TCP on a lossy path: ${lacking[*]} could not be installed: $(reason). Some lessons show a recorded run instead"
fi

echo "== The notebook kernel"
if dotnet tool list --global 2>/dev/null | grep -qiE "^$tool +$version "; then
  kernel=true
  echo "$tool $version is installed already."
elif try dotnet tool install --global "$tool" --version "$version"; then
  kernel=true
else
  kernel=false
fi
if $kernel; then
  works "the notebook kernel, $tool $version"
else
  missing "the notebook kernel, $tool $version: $(reason). Notebook cells do not run in VS Code unless its extension finds the kernel at its first start; $headless"
fi

echo "== The extension's tool manifest"
# The extension keeps its kernel as a tool of its own. Installed here, its first start needs no download.
set_up_storage() {
  local where=$1 storage=$2 manifest
  manifest="$storage/ms-dotnettools.dotnet-interactive-vscode/.config/dotnet-tools.json"
  if ! $built; then
    missing "the extension's tool manifest ($where): the lessons command, which places it, is not built"
    return
  fi
  if ! try dotnet run --project lib/SocketsLessons.Runner --no-build -- vscode "$storage" || [ ! -f "$manifest" ]; then
    missing "the extension's tool manifest ($where): $(reason). Without it VS Code starts the kernel only once"
    return
  fi
  if ! $kernel; then
    works "the extension's tool manifest ($where), as yet without the kernel"
  elif grep -qi "\"$tool\"" "$manifest" || (cd "${manifest%/.config/*}" && try dotnet tool install --local "$tool" --version "$version"); then
    works "the extension's tool manifest ($where), with the kernel"
  else
    works "the extension's tool manifest ($where), but the kernel is not in it: $(reason). The extension tries again"
  fi
}
set_up_storage "dev container" "$HOME/.vscode-server/data/User/globalStorage"
set_up_storage "Codespaces" "$HOME/.vscode-remote/data/User/globalStorage"

echo "== Jupyter"
if ! command -v jupyter >/dev/null; then
  skipped "the kernel for Jupyter: Jupyter is not installed here, and VS Code does not need it"
elif ! $kernel; then
  missing "the kernel for Jupyter: the notebook kernel is missing, see above"
elif try "$home_of_tools/dotnet-interactive" jupyter install; then
  works "the kernel for Jupyter"
else
  missing "the kernel for Jupyter: $(reason)"
fi

echo
echo "What works here:"
printf '%s\n' "${summary[@]}"
$built
