# shellcheck shell=bash
# What run, test and .ci/run share; sourced by them, never started.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$*"
    exit 1
}

# listed_packages GROUP…: the packages of these groups of packages.txt.
listed_packages() {
    awk -v wanted=" $* " '
        /^## / { group = $2; sub(/:$/, "", group); next }
        { sub(/#.*/, "") }
        NF && index(wanted, " " group " ") { print $1 }' "$root/installer/packages.txt"
}

# installed_packages: every package that is installed.
installed_packages() {
    # shellcheck disable=SC2016 # The names are dpkg-query's, not the shell's.
    dpkg-query --show --showformat '${Package} ${db:Status-Status}\n' | awk '$2 == "installed" { print $1 }'
}

# install_packages GROUP…: installs what is missing of them; nothing is asked of apt where nothing is.
install_packages() {
    command -v dpkg-query >/dev/null ||
        fail "This script installs Debian packages and there is no dpkg here; install what installer/packages.txt lists by hand and build with 'cmake --preset release && cmake --build --preset release'."
    local missing as_root=()
    mapfile -t missing < <(comm -23 <(listed_packages "$@" | sort) <(installed_packages | sort --unique))
    if [ ${#missing[@]} -eq 0 ]; then
        say "All packages that are needed are installed."
        return
    fi
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null ||
            fail "Packages are missing and you are neither root nor is there sudo; have root install: ${missing[*]}"
        as_root=(sudo)
    fi
    say "Installing ${#missing[@]} packages: ${missing[*]}"
    "${as_root[@]}" apt-get update --quiet=2 </dev/null
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install --yes --quiet=2 --no-install-recommends "${missing[@]}" </dev/null
}

# build PRESET TARGET…: configures build/PRESET where that was not done yet, and brings the targets up to date.
build() {
    local preset=$1
    shift
    if [ ! -e "$root/build/$preset/build.ninja" ]; then
        say "Configuring build/$preset."
        (cd "$root" && cmake --preset "$preset")
    fi
    say "Building in build/$preset (several minutes the first time)."
    cmake --build "$root/build/$preset" --target "$@"
}
