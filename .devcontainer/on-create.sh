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
  printf '%s' "${line:-it ended without a message, or timed out}" | sed 's/^[[:space:]]*//; s/\.$//'
}

echo "== The library, the lessons command, the notebook kernel and Plotly.NET"
if try dotnet build lib/SocketsLessons.Runner; then
  built=true
  works "the library and the lessons command, with the notebook kernel and Plotly.NET"
else
  why=$(reason)
  export UseKernel=false
  if try dotnet build lib/SocketsLessons.Runner && [ -f lib/SocketsLessons/bin/SocketsLessons.dll ]; then
    built=true
    works "the library and the lessons command"
    missing "the kernel for the lessons command, and Plotly.NET: $why. Set UseKernel=false to do without them"
  else
    built=false
    missing "the library and the lessons command: $(reason). Fix that, then run: bash .devcontainer/on-create.sh"
  fi
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

echo "== The notebook kernel for VS Code"
# The extension keeps its kernel as its own tool. Installed here, its first start needs no download.
if ! $built; then
  missing "the notebook kernel for VS Code: the lessons command, which installs it, is not built"
elif try dotnet run --project lib/SocketsLessons.Runner --no-build -- vscode \
    "$HOME/.vscode-server/data/User/globalStorage" "$HOME/.vscode-remote/data/User/globalStorage"; then
  works "the notebook kernel for VS Code, $tool $version"
else
  missing "the notebook kernel for VS Code, $tool $version: $(reason). Notebook cells do not run in VS Code unless its extension finds the kernel at its first start; $headless"
fi

echo "== Jupyter"
if ! command -v jupyter >/dev/null; then
  skipped "the kernel for Jupyter: Jupyter is not installed here, and VS Code does not need it"
elif ! try dotnet tool update --global "$tool" --version "$version"; then
  missing "the kernel for Jupyter: $(reason)"
elif try "$home_of_tools/dotnet-interactive" jupyter install; then
  works "the kernel for Jupyter"
else
  missing "the kernel for Jupyter: $(reason)"
fi

echo
echo "What works here:"
printf '%s\n' "${summary[@]}"
$built
