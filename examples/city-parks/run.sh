#!/bin/sh
# The whole path on one draft, with the commands a user would type.
# Everything goes to out/city-parks, or the folder named, which is made anew each time.
set -eu
cd "$(dirname "$0")/../.."
here=examples/city-parks
out=${1:-out/city-parks}
rm -rf "$out"
mkdir -p "$out"
export CF_ASSESS_STORE="$out/cases.db"
export CF_ASSESS_ISSUER="${CF_ASSESS_ISSUER:-海棠市妇女儿童工作委员会办公室}"

step() { printf '\n── %s\n' "$*"; }
run() {
    printf '$ '
    for word in "$@"; do
        case "$word" in
            *[!A-Za-z0-9_./:=@,+-]*) printf "'%s' " "$word" ;;
            *) printf '%s ' "$word" ;;
        esac
    done
    printf '\n'
    "$@"
}

step '0. 本机是否就绪'
run cf-assess doctor

step '1. 读取草案（Word 自动编号）'
cf-assess draft show "$here/draft.docx" --format tree > "$out/clauses.txt"
printf '$ cf-assess draft show %s --format tree | head -n 12\n' "$here/draft.docx"
head -n 12 "$out/clauses.txt"

step '2. 查找有关条款，提示可能损害儿童的规定（机器定位，供人判断）'
run cf-assess evidence "$here/draft.docx" --rubric general --format csv -o "$out/evidence.csv" 2> "$out/misses.txt"
printf '找到 %s 处，%s 个审查要点没有找到依据\n' \
    "$(($(wc -l < "$out/evidence.csv") - 1))" "$(grep -c ':' "$out/misses.txt")"
run cf-assess flags "$here/draft.docx" --format table

step '3. 登记案卷，邀请五位专家'
printf '$ cf-assess case new %s --rubric general --reviewer … (5)\n' "$here/draft.docx"
number=$(cf-assess case new "$here/draft.docx" --rubric general \
    --unit 海棠市园林绿化主管部门 \
    --reviewer reviewer-01:儿童法 --reviewer reviewer-02:学前教育 \
    --reviewer reviewer-03:儿科 --reviewer reviewer-04:社会工作 \
    --reviewer reviewer-05:城市规划)
printf '%s\n' "$number"

step '4. 初筛'
run cf-assess screen "$number"
run cf-assess screen "$number" --children --without assistance --without culture \
    --reason '公园和城市广场是儿童日常使用的公共空间，草案多处直接规定儿童的进入、游乐和安全；残疾人设施、文化活动只是顺带提到，社会救助和文化两个领域不问。'

step '5. 收回五位专家的评分表'
for sheet in "$here"/sheets/*.xlsx; do
    run cf-assess sheet import "$number" "$sheet" --submit
done
run cf-assess case status "$number" --format table

step '6. 汇总，会商'
run cf-assess deliberate "$number" --open
run cf-assess panel "$number"
. "$here/settle.sh"
run cf-assess deliberate "$number"

step '7. 作出结论'
run cf-assess conclude "$number"
run cf-assess case verify "$number"

step '8. 出具审查意见书'
run cf-assess opinion "$number" -o "$out/opinion.pdf" --preview "$out/opinion.png" --record "$out/record.json"
