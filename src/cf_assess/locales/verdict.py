"""Grounds of a verdict, by the codes of `scoring/verdict.py`."""

WORDING: dict[str, tuple[str, str]] = {
    "verdict.nothing_asked": (
        "评分规则对本草案没有提出计分的审查要点，不能得出总分和结论。",
        "The rubric asks this draft no criterion that counts, so there is no score and no verdict.",
    ),
    "verdict.nothing_applicable": (
        "{asked} 项审查要点均为不适用，不能得出总分和结论。",
        "All {asked} criteria are declared not applicable, so there is no score and no verdict.",
    ),
    "verdict.nothing_scored": (
        "{asked} 项审查要点都没有分值，不能得出总分和结论。",
        "None of the {asked} criteria has a level, so there is no score and no verdict.",
    ),
    "verdict.incomplete": (
        "结果不完整：{asked} 项审查要点中还有 {open} 项没有分值，本结论为暂定结论。",
        "The result is incomplete: {open} of {asked} criteria have no level yet, so this verdict is provisional.",
    ),
    "verdict.band": (
        "总分 {score}，不低于 {at_least}，属于“{label}”档。",
        "The total of {score} is at or above {at_least}: band “{label}”.",
    ),
    "verdict.band_below": (
        "总分 {score}，不低于 {at_least}、低于 {below}，属于“{label}”档。",
        "The total of {score} is at or above {at_least} and below {below}: band “{label}”.",
    ),
    "verdict.rounded_to_bound": (
        "总分显示为 {score} 是四舍五入的结果；未经舍入的总分低于 {below}，档次按未经舍入的总分确定。",
        "The total shows as {score} only because it is rounded; unrounded it is below {below}, and bands go by the unrounded total.",
    ),
    "verdict.veto_criterion_limits": (
        "一票否决“{title}”成立：“{criterion}”的分值为 {level}，结论不得宽于“{limit}”。理由：{reason}。",
        "Veto “{title}” holds: “{criterion}” has level {level}, so the verdict is “{limit}” or one that asks more. Reason: {reason}.",
    ),
    "verdict.veto_criterion_holds": (
        "一票否决“{title}”成立：“{criterion}”的分值为 {level}，结论不得宽于“{limit}”；按总分所定结论未超出此限，未因此改变。理由：{reason}。",
        "Veto “{title}” holds: “{criterion}” has level {level}, so the verdict is “{limit}” or one that asks more; the verdict by score is within that and unchanged. Reason: {reason}.",
    ),
    "verdict.veto_flag_limits": (
        "一票否决“{title}”成立：经认定的风险提示有{flags}，结论不得宽于“{limit}”。理由：{reason}。",
        "Veto “{title}” holds: confirmed red flags are {flags}, so the verdict is “{limit}” or one that asks more. Reason: {reason}.",
    ),
    "verdict.veto_flag_holds": (
        "一票否决“{title}”成立：经认定的风险提示有{flags}，结论不得宽于“{limit}”；按总分所定结论未超出此限，未因此改变。理由：{reason}。",
        "Veto “{title}” holds: confirmed red flags are {flags}, so the verdict is “{limit}” or one that asks more; the verdict by score is within that and unchanged. Reason: {reason}.",
    ),
    "verdict.domain_below_floor": (
        "“{domain}”得分 {score}，低于评分规则设定的底线 {floor}，应当予以关注。",
        "Domain “{domain}” scores {score}, below the rubric's floor of {floor}; it needs attention.",
    ),
}
