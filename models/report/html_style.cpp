// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/html_style.hpp"

namespace tranche {

std::string_view reportStyle() {
    return R"css(
:root{color-scheme:light dark;--page:#fff;--panel:#f5f7f9;--ink:#1b2127;--soft:#56616b;--grid:#e3e7ea;--axis:#8a949c;--rule:#d5dade;
--c1:#0072b2;--c2:#d55e00;--c3:#009e73;--c4:#b8588e;--c5:#e69f00;--c6:#56b4e9;--c7:#1b2127;--fixed:#7d8890;--off:#aeb6bc;--link:#005a8e;
--chip-stated:#00694d;--chip-reported:#005a8e;--chip-derived:#8a3f74;--chip-assumed:#a84a00}
@media screen and (prefers-color-scheme:dark){:root{--page:#12161a;--panel:#1b2126;--ink:#e7ebee;--soft:#a4afb8;--grid:#2a3138;--axis:#6d7881;--rule:#353d44;
--c1:#3f9fdd;--c2:#f07a28;--c3:#1fb98d;--c4:#dd8fba;--c5:#e9b03a;--c6:#8ccbf0;--c7:#e7ebee;--fixed:#8c979f;--off:#59636b;--link:#7cc0ee;
--chip-stated:#4fd3ac;--chip-reported:#7cc0ee;--chip-derived:#e3a3c8;--chip-assumed:#f59a58}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans KR","Malgun Gothic",NanumGothic,sans-serif}
main,header,nav,footer{max-width:1000px;margin:0 auto;padding:0 24px}
header{padding-top:32px}
h1{font-size:30px;line-height:1.2;margin:0 0 6px}
h2{font-size:22px;line-height:1.25;margin:44px 0 8px;padding-top:14px;border-top:1px solid var(--rule)}
h3{font-size:17px;margin:28px 0 6px}
p{margin:6px 0 12px;max-width:84ch;text-wrap:pretty}
.lead{color:var(--soft);margin:0 0 4px}
a{color:var(--link)}
nav{padding-top:12px}
nav a{display:inline-block;margin:0 14px 4px 0;font-size:14px}
.short{background:var(--panel);border-left:4px solid var(--c1);padding:14px 20px;margin:20px 0;border-radius:0 6px 6px 0}
.short h2{border:0;margin:0 0 4px;padding:0;font-size:17px}
.short ul{margin:0;padding-left:20px}
.short li{margin:3px 0;max-width:80ch}
.warn{background:var(--panel);border-left:4px solid var(--c2);padding:10px 20px;border-radius:0 6px 6px 0}
.warn ul{margin:4px 0;padding-left:20px}
figure{margin:16px 0 28px}
figcaption{margin-bottom:10px;max-width:84ch;text-wrap:pretty}
.note{font-size:14px;color:var(--soft);margin:6px 0;max-width:90ch}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:14px;line-height:1.4;font-variant-numeric:tabular-nums}
th,td{text-align:left;vertical-align:top;padding:6px 14px 6px 0;border-bottom:1px solid var(--rule)}
th:last-child,td:last-child{padding-right:0}
thead th{color:var(--soft);font-weight:600;vertical-align:bottom;border-bottom:2px solid var(--rule)}
tbody th{font-weight:400}
.n{text-align:right}
td.n{white-space:nowrap}
.big{font-weight:600;white-space:nowrap}
.unit{color:var(--soft);white-space:nowrap}
tbody.group th{font-weight:600;padding-top:16px;color:var(--soft)}
code{font:13px/1.4 ui-monospace,"DejaVu Sans Mono",Consolas,monospace;overflow-wrap:anywhere}
.path{width:28%}.val{max-width:16em;overflow-wrap:anywhere}.src{overflow-wrap:anywhere;min-width:16em}
.chip{white-space:nowrap;font-weight:600}
.chip::before{content:"";display:inline-block;width:9px;height:9px;border-radius:50%;margin-right:6px;background:currentColor}
.stated{color:var(--chip-stated)}.reported{color:var(--chip-reported)}.derived{color:var(--chip-derived)}.assumed{color:var(--chip-assumed)}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 20px;font-size:14px;margin:8px 0}
dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
footer{color:var(--soft);font-size:13px;padding-top:24px;padding-bottom:40px}
svg{display:block;width:100%;height:auto;font-family:inherit}
svg.defs{position:absolute;width:0;height:0}
.narrow{display:none}
svg text{fill:var(--ink)}
svg .soft{fill:var(--soft)}svg .ft{fill:var(--c2)}svg .strong{font-weight:600}
.t10{font-size:10px}.t11{font-size:11px}.t12{font-size:12px}.t13{font-size:13px}
.mid{text-anchor:middle}.end{text-anchor:end}
.halo{paint-order:stroke;stroke:var(--page);stroke-width:4px;stroke-linejoin:round}
.grid{stroke:var(--grid)}.base{stroke:var(--axis)}
.ln{fill:none;stroke-width:2.2px;stroke-linejoin:round}
.thin{stroke-width:1.3px}.bandq{fill:var(--c2);fill-opacity:.24}
.job{fill:var(--c1);fill-opacity:.7;stroke:var(--page);stroke-width:.6px}.job-ahead{fill:url(#hatch-ahead);stroke:var(--page);stroke-width:.6px}
.band50{fill:var(--c1);fill-opacity:.42}.band90{fill:var(--c1);fill-opacity:.18}
.target{stroke:var(--c2);stroke-width:1.4px;stroke-dasharray:7 4}
.flag{stroke:var(--soft);stroke-dasharray:2 3}.flagspan{stroke:var(--ink);stroke-width:2px}.flagdot{fill:var(--ink)}
.whisker{stroke:var(--ink);stroke-width:1.5px}
.goal{stroke:var(--c2);stroke-width:3px}
.hollow{fill:var(--page);stroke:var(--ink);stroke-width:1.6px}
.dot{stroke:var(--page);stroke-width:1.5px}
.runend{stroke:var(--soft);stroke-width:1.5px;stroke-dasharray:2 3}
.low-unsure{fill:var(--page);stroke:var(--c1);stroke-width:1.3px}.high-unsure{fill:var(--page);stroke:var(--c2);stroke-width:1.3px}
details{margin:4px 0 20px;font-size:14px}summary{cursor:pointer;color:var(--link)}
.bar{fill:var(--c1);fill-opacity:.75}.bar-critical{fill:var(--c2)}.bar-fixed{fill:var(--fixed)}
.layer-active{fill:var(--c1)}.layer-idle{fill:url(#hatch-idle)}.layer-reserved{fill:url(#hatch-reserved)}
.layer-free{fill:var(--c3);fill-opacity:.75}.layer-down{fill:var(--c2)}.layer-off{fill:var(--off)}
.fleet{stroke:var(--page);stroke-width:.7px;fill-opacity:.85}.fx{fill:var(--off)}
.hatch-ground{fill:var(--page)}
.s1{stroke:var(--c1)}.s2{stroke:var(--c2)}.s3{stroke:var(--c3)}.s4{stroke:var(--c4)}.s5{stroke:var(--c5)}.s6{stroke:var(--c6)}.s7{stroke:var(--c7)}
.f1{fill:var(--c1)}.f2{fill:var(--c2)}.f3{fill:var(--c3)}.f4{fill:var(--c4)}.f5{fill:var(--c5)}.f6{fill:var(--c6)}.f7{fill:var(--c7)}
.d1{stroke-dasharray:9 4}.d2{stroke-dasharray:3 3}.d3{stroke-dasharray:12 3 3 3}.d4{stroke-dasharray:6 2}.d5{stroke-dasharray:1.5 3}
@media screen and (max-width:760px){
main,header,nav,footer{padding-left:14px;padding-right:14px}
h1{font-size:25px}
.wide{display:none}.narrow{display:block;max-width:560px}
.stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.stack tbody,.stack tr,.stack th{display:block}
.stack td,.stack th{border:0;padding:1px 0;text-align:left;width:auto;max-width:none;min-width:0}
.stack td{display:inline-block;margin-right:16px}.stack td:empty{display:none}
.stack tr{border-bottom:1px solid var(--rule);padding:8px 0}
.stack tbody th[scope=row]{font-weight:600}
.stack td[data-k]::before{content:attr(data-k) ": ";color:var(--soft)}
.scroll td,.scroll th{padding-right:9px;font-size:13px}
dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:8px}}
@page{size:A4;margin:14mm}
@media print{body{font-size:10.5pt}main,header,nav,footer{max-width:none;padding:0}nav{display:none}
h2,h3,figcaption{break-after:avoid}figure,tr,.short,.warn{break-inside:avoid}thead{display:table-header-group}
table{font-size:8.5pt}.scroll{overflow:visible}a{color:inherit;text-decoration:none}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
)css";
}

std::string_view reportHatches() {
    return R"svg(<svg class="defs" aria-hidden="true" focusable="false"><defs>
<pattern id="hatch-idle" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch-ground" width="6" height="6"/><rect class="f1" width="2.4" height="6"/></pattern>
<pattern id="hatch-reserved" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><rect class="hatch-ground" width="7" height="7"/><rect class="f5" width="4.4" height="7"/></pattern>
<pattern id="hatch-ahead" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch-ground" width="4" height="4"/><rect class="f2" width="2.6" height="4"/></pattern>
</defs></svg>
)svg";
}

}  // namespace tranche
