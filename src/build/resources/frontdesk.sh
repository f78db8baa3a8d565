#!/bin/sh
# Starts the desk of this image.

# The image's folder, through symbolic links.
self=$0
while [ -L "$self" ]; do
  target=$(readlink "$self")
  case $target in
    /*) self=$target ;;
    *) self=$(dirname "$self")/$target ;;
  esac
done
image=$(cd -P "$(dirname "$self")/.." && pwd -P) || exit 1

# Java reads and writes file names, arguments and its own folder's name in the locale's encoding. Where that is not
# UTF-8 (LC_ALL=C, a locale that is not installed) Korean names cannot be used, so the encoding is replaced and only the
# language is kept.
language=
if [ "$(locale charmap 2> /dev/null)" != UTF-8 ]; then
  wanted=${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}
  case $wanted in
    [a-z][a-z] | [a-z][a-z][_.@]*) language=-Duser.language=${wanted%%[_.@]*} ;;
  esac
  LC_ALL=C.UTF-8
  export LC_ALL
fi

cache=$image/lib/app/frontdesk.aot
if [ -f "$cache" ]; then
  exec "$image/lib/runtime/bin/java" "@$image/lib/app/java-options" "-XX:AOTCache=$cache" $language \
    --module clinic.frontdesk/clinic.frontdesk.FrontDesk "$@"
fi
exec "$image/lib/runtime/bin/java" "@$image/lib/app/java-options" $language \
  --module clinic.frontdesk/clinic.frontdesk.FrontDesk "$@"
