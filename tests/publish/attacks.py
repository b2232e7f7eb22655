"""Markup that would act or fetch in a page that let it in; no server of that name exists."""

from __future__ import annotations

SECRET = "http://evil.example"
ATTACKS = [
    f'<script src="{SECRET}/a.js"></script><script>document.title = "owned"</script>',
    f'<img src="{SECRET}/a.png" srcset="{SECRET}/b.png 2x" onerror="document.title=1" alt="a">',
    f'<picture><source srcset="{SECRET}/c.png"><img src="x" onerror=alert(1)></picture>',
    f'<iframe src="{SECRET}"></iframe><iframe srcdoc="<script>alert(1)</script>"></iframe><frame src="{SECRET}">',
    f'<object data="{SECRET}"></object><embed src="{SECRET}"><applet code="{SECRET}"></applet>',
    f'<video src="{SECRET}" poster="{SECRET}"></video><audio src="{SECRET}" autoplay></audio><bgsound src="{SECRET}">',
    f'<link rel="stylesheet" href="{SECRET}/a.css"><link rel="preconnect" href="{SECRET}">',
    f'<meta http-equiv="refresh" content="0;url={SECRET}"><base href="{SECRET}/">',
    f'<form action="{SECRET}"><input autofocus onfocus="alert(1)"><button formaction="{SECRET}">go</button></form>',
    f'<a href="javascript:alert(1)">x</a><a href="{SECRET}" ping="{SECRET}" target="_top">y</a>',
    '<svg onload="alert(1)"><script>alert(1)</script><style><img src=x onerror=alert(1)></style></svg>',
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
    f'<style>@import "{SECRET}/a.css"; @font-face{{font-family:x;src:url({SECRET}/f)}} p{{background:url({SECRET}/p)}}</style>',
    "<style>:host{display:none} .f{display:none} p{content:'</style><script>alert(1)</script>'}</style>",
    f"<p style=\"background:url({SECRET}/q);background-image:image-set('{SECRET}/r' 1x)\">x</p>",
    '<p style="color:red}</style><script>alert(1)</script>">x</p><p style="width:expression(alert(1))">x</p>',
    f'<p style="color:re\\64;\\62 ackground:u\\72l({SECRET}/s)">x</p><p style="color:red}}*{{background:url({SECRET})">x</p>',
    f'<table background="{SECRET}/t"><tr><td background="{SECRET}/u">x</td></tr></table>',
    "<template><script>alert(1)</script></template></template></t-frame></t-sheet></article><script>alert(1)</script>",
    '<details open ontoggle="alert(1)">x</details><marquee onstart="alert(1)">x</marquee>',
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<!--><img src=x onerror=alert(1)>--><p title='--><script>alert(1)</script>'>x</p>",
    "<xmp><script>alert(1)</script></xmp><textarea></textarea><script>alert(1)</script>",
]
