#!/usr/bin/env bash
# Checks the dev container without a container engine: its configuration is read by the Dev Containers
# CLI, and the script that runs on creation is run in a fresh clone of HEAD, with a home folder of its
# own. Needs Linux, git, node and .NET.
set -eu -o pipefail
cd "$(dirname "$0")/../.."

ok() { echo "ok      $1"; }
fail() { echo "FAILED  $1" >&2; exit 1; }

temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT

(cd tests/devcontainer && npm ci --silent --no-audit --no-fund --prefer-offline)
tests/devcontainer/node_modules/.bin/devcontainer read-configuration \
  --workspace-folder . --docker-path true >"$temp/configuration.json" 2>"$temp/cli.log" ||
  fail "the Dev Containers CLI reads the configuration: $(tail -n 3 "$temp/cli.log")"
ok "the Dev Containers CLI reads the configuration"
node tests/devcontainer/check-configuration.mjs <"$temp/configuration.json"

# A separate home keeps VS Code's folders and .NET tools of this machine out of it. Packages that are
# here already need no second download, and what is installed below leaves no trace among them.
unset DOTNET_CLI_HOME
cache=${NUGET_PACKAGES:-$HOME/.nuget/packages}
export NUGET_FALLBACK_PACKAGES=$cache NUGET_PACKAGES=$temp/packages
mkdir -p "$cache" "$temp/home/.nuget"
if [ -d "$HOME/.nuget/NuGet" ]; then cp -R "$HOME/.nuget/NuGet" "$temp/home/.nuget/"; fi
export HOME=$temp/home
# No build server may outlive this script.
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false DOTNET_CLI_USE_MSBUILD_SERVER=0
export DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false

clone=$temp/clone
log=$temp/on-create.log
extension=ms-dotnettools.dotnet-interactive-vscode
manifests=(
  "$HOME/.vscode-server/data/User/globalStorage/$extension/.config/dotnet-tools.json"
  "$HOME/.vscode-remote/data/User/globalStorage/$extension/.config/dotnet-tools.json"
)
kernel="Microsoft.dotnet-interactive $(sed -n 's/^version=//p' .devcontainer/on-create.sh)"

on_create() { # the situation
  local start=$SECONDS
  timeout 1200 "$clone/.devcontainer/on-create.sh" >"$log" 2>&1 ||
    { cat "$log" >&2; fail "$1, the script ends with status 0"; }
  ok "$1, the script ends with status 0 ($((SECONDS - start)) s)"
}
said() { grep -qF -- "$1" "$log" || { cat "$log" >&2; fail "$2: it does not say «$1»"; }; ok "$2"; }

git clone --quiet . "$clone"

on_create "in a fresh clone"
[ -f "$clone/lib/SocketsLessons/bin/SocketsLessons.dll" ] || fail "the library is built"
ok "the library is built"
said "  works    the library and the lessons command" "the summary says that the library works"
if (PATH=$PATH:/usr/sbin:/sbin; command -v ip && command -v nft) >/dev/null; then
  said "  works    the programs for real TCP on a lossy path" "the summary says that the programs for PathLab are there"
fi
for manifest in "${manifests[@]}"; do
  [ -f "$manifest" ] || { cat "$log" >&2; fail "$manifest is there"; }
  ok "the manifest is there: ${manifest#"$HOME/"}"
done
if grep -qi '"microsoft.dotnet-interactive"' "${manifests[0]}"; then
  said "  works    the notebook kernel for VS Code, $kernel" "the summary says that the kernel works"
  for manifest in "${manifests[@]}"; do
    # The extension's own question.
    answer=$(cd "${manifest%/.config/*}" && dotnet tool run dotnet-interactive -- --version) || fail "the kernel runs: $answer"
    [[ ${answer%%+*} == "${kernel#* }" ]] || fail "the kernel says its version, not «$answer»"
  done
  ok "the kernel runs where the extension looks for it"
else
  said "  missing  the notebook kernel for VS Code, $kernel: " "the summary names the kernel that could not be installed"
fi

before=$(sha256sum "${manifests[@]}")
summary=$(sed -n '/^What works here:/,$p' "$log")
on_create "run again"
[ "$(sha256sum "${manifests[@]}")" = "$before" ] || fail "the second run leaves the manifests as they are"
ok "the second run leaves the manifests as they are"
[ "$(sed -n '/^What works here:/,$p' "$log")" = "$summary" ] || { cat "$log" >&2; fail "the second summary is the first"; }
ok "the second summary is the first"

# A manifest in the wrong place is what VS Code leaves behind when it was started first.
mv "${manifests[0]}" "${manifests[0]%/.config/*}/dotnet-tools.json"
on_create "with a manifest in the wrong place"
[ "$(sha256sum "${manifests[@]}")" = "$before" ] || fail "the manifest is moved to its place"
[ ! -e "${manifests[0]%/.config/*}/dotnet-tools.json" ] || fail "the manifest is gone from the wrong place"
ok "the manifest is moved to its place"

# Last, because it breaks the clone.
echo 'this is no C#' >"$clone/lib/SocketsLessons/Broken.cs"
rm -rf "$clone/lib/SocketsLessons/bin"
if timeout 1200 "$clone/.devcontainer/on-create.sh" >"$log" 2>&1; then fail "a library that does not build is a failure"; fi
ok "a library that does not build is a failure"
said "  missing  the library and the lessons command: " "the summary names the library that is not built"
said "Broken.cs" "the summary says what broke"
