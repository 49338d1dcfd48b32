# What the panel settled after talking; sourced by run.sh, which has `run` and
# $number.  Eight criteria were divergent, and two provisions had been pointed out.

run cf-assess deliberate "$number" --settle principles.equality.non_discrimination=0 \
    --reason '第三十一条以年龄和有无成年人陪同划线，不看地点和危险程度，实际排除了家中没有人手陪伴的儿童；多数专家认为没有正当理由，符合零级情形。' \
    --dissent '城市规划专家认为，大型公园水域多、管理力量有限，要求低龄儿童由成年人陪同有安全上的理由，问题在年龄过高而不在区别对待，应当为二级。'
run cf-assess deliberate "$number" --settle principles.participation.voice=0 \
    --reason '第十条只写专家和公众，全文没有出现听取儿童意见；公示和座谈可以用来听儿童意见，但可以做不等于已经规定。'
run cf-assess deliberate "$number" --settle principles.development.age_fit=2 \
    --reason '设施按年龄分设值得肯定，入园限制却对学前儿童和初中生一刀切，两者相抵，按有年龄区分而标准不一致评二级。'
run cf-assess deliberate "$number" --settle principles.privacy.information=1 \
    --reason '第二十四条写明了目的和提示，不宜评零级；查看权限、最长保存期、删除和儿童影像的特别保护都没有，只能评一级。'
run cf-assess deliberate "$number" --settle principles.safety.baseline=3 \
    --reason '设施、水域的最低要求和责任单位明确；没有伤害监测和事前风险评估，不到四级；第三十一条的免责在不利条款和救济的要点中评价，这里不重复扣减。'
run cf-assess deliberate "$number" --settle adverse.unequal.treatment=1 \
    --reason '没有以户籍、残疾、性别设限，但第三十一条按有无成年人陪同区别对待，影响没有人手陪伴的家庭；与平等原则的要点重复的部分在那里评价，这里评一级。'
run cf-assess deliberate "$number" --settle mechanism.funding.budget=3 \
    --reason '两级财政、列入预算、点名儿童活动区的检测更新，来源和范围明确；没有补设标准、增长机制和使用监督，不到四级。'
run cf-assess deliberate "$number" --settle mechanism.remedy.compensation=0 \
    --reason '第四十五条的赔偿被第三十一条对儿童排除，受害儿童反而比成年人更难得到救济，评零级；删去第三十一条后可以重评。'

run cf-assess deliberate "$number" --confirm 'space.exclusion@第四章 第三十一条' \
    --reason '条文不分场所、不分年龄段一律禁止独自进入，确属有害；应当删去，改为只对有具体危险的区域规定陪同。'
run cf-assess deliberate "$number" --confirm 'liability.guardian@第四章 第三十一条' \
    --reason '后段预先免除管理单位对儿童的安全保障责任，与第四十五条矛盾；无论前段怎样修改，后段都应当删去。'
# 同一条引出几项提示的，只认定说到点子上的；与条文不符的排除，并写明理由。
run cf-assess deliberate "$number" --dismiss 'burden.fees@第四章 第三十一条' \
  --reason '条文转嫁的是赔偿责任，不是收费；已经按转嫁责任认定，不重复计算。'
run cf-assess deliberate "$number" --dismiss 'exclusion.services@第四章 第三十一条' \
  --reason '与一律禁止独自进入是同一件事，已经按儿童空间减损认定。'
run cf-assess deliberate "$number" --dismiss 'labour.performance@第四章 第二十七条' \
  --reason '安排值守的是管理单位的专人，不是儿童；这一条是保护性规定。'
