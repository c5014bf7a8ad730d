# A repository with seven commits, in which the most changed file was renamed.
set -e
export GIT_AUTHOR_NAME=Ada GIT_AUTHOR_EMAIL=ada@example.org
export GIT_COMMITTER_NAME=Ada GIT_COMMITTER_EMAIL=ada@example.org
git init -q shelf
cd shelf
change() {
  for file in "$@"; do echo "x = $RANDOM" >> "$file"; done
  git add .
  git commit -q -m "Change $*"
}
change shelf.py
change shelf.py
change shelf.py
change shelf.py notes.md
mkdir -p src/shelf
git mv shelf.py src/shelf/rules.py
git commit -q -m "Move to src"
change src/shelf/rules.py
for _ in 1 2 3 4 5 6 7 8 9; do echo "y = 1" >> src/shelf/mail.py; done
change src/shelf/mail.py
