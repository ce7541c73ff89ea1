// Arabic and direction on the page that is open: a list of {rule, where, what}. One function a rule, in RULES.
() => {
  const found = [];
  const ARABIC = /[\u0620-\u064A\u066E-\u06D3]/;
  const LATIN = /[A-Za-z]/;
  const MONTHS =
    "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|محرم|صفر|ربيع الأول|ربيع الآخر|" +
    "جمادى الأولى|جمادى الآخرة|رجب|شعبان|رمضان|شوال|ذو القعدة|ذو الحجة|January|February|March|April|May|June|July|" +
    "August|September|October|November|December|Muharram|Safar|Rajab|Shaʿban|Ramadan|Shawwal|Dhu al-Qa|Dhu al-Hi";
  const DATE = new RegExp(`\\d{1,2} (${MONTHS})|\\d{4}-\\d{2}-\\d{2}`);
  // What people typed, or what is taken away as it was typed: software composed none of it.
  const TYPED = "bdi, .prose, .copy-text, .specimen pre, textarea, mark";
  const OTHER_TEXT = "script, style, template, noscript, code, option, svg";

  const language = document.documentElement.lang;
  const name = (node) => {
    const element = node.nodeType === 1 ? node : node.parentElement;
    const classes = element.classList.length ? `.${[...element.classList].join(".")}` : "";
    return `${element.localName}${classes}`;
  };
  const say = (rule, node, what = "") =>
    found.push({ rule, where: name(node), what: String(what).trim().replace(/\s+/g, " ").slice(0, 70) });
  const languageOf = (element) => element.closest("[lang]")?.lang.slice(0, 2) ?? "";
  const isIsolated = (element) => {
    const isolate = element.closest("bdi, [dir]");
    return isolate !== null && !isolate.matches("html, body");
  };
  const seen = (element) =>
    element.checkVisibility() && !element.closest(".visually-hidden, [hidden], [aria-hidden=true]");

  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (text.data.trim() && !text.parentElement.closest(OTHER_TEXT)) texts.push(text);
  }
  const sheets = [];
  const collect = (rules) => {
    for (const rule of rules) {
      if (rule.styleSheet) collect(rule.styleSheet.cssRules);
      else if (rule.cssRules?.length) collect(rule.cssRules);
      if (rule.style) sheets.push(rule);
    }
  };
  for (const sheet of document.styleSheets) collect(sheet.cssRules);
  const colour = (text) => {
    const numbers = text.match(/[\d.]+/g).map(Number);
    const parts = text.startsWith("color(") ? numbers : numbers.map((each, i) => (i < 3 ? each / 255 : each));
    return { parts: parts.slice(0, 3), alpha: parts[3] ?? 1 };
  };
  const luminance = ({ parts }) => {
    const [red, green, blue] = parts.map((p) => (p <= 0.03928 ? p / 12.92 : ((p + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const background = colour(getComputedStyle(each).backgroundColor);
      if (background.alpha > 0.99) return background;
    }
    return { parts: [1, 1, 1], alpha: 1 };
  };

  const RULES = {
    "direction of the page"() {
      const wanted = { ar: "rtl", en: "ltr" }[language];
      if (!wanted || document.documentElement.dir !== wanted) say("direction of the page", document.documentElement);
    },
    "addresses in each language"() {
      const links = [...document.querySelectorAll("link[rel=alternate][hreflang]")];
      const canonical = [...document.querySelectorAll("link[rel=canonical]")];
      const hidden = document.querySelector("meta[name=robots][content*=noindex]");
      const at = Object.fromEntries(links.map((link) => [link.hreflang, link.getAttribute("href")]));
      const rule = "addresses in each language";
      if (canonical.length > 1 || (!canonical.length && !hidden)) say(rule, document.head, "canonical");
      if (!links.length) return;
      if (Object.keys(at).sort().join() !== (at.ar && at.en ? "ar,en,x-default" : language + (at.ar ? ",x-default" : "")))
        say(rule, document.head, Object.keys(at));
      if (at.ar && at["x-default"] !== at.ar) say(rule, document.head, "x-default");
      if (links.some((link) => !/^https?:/.test(link.getAttribute("href")))) say(rule, document.head, "relative");
      if (canonical.length && !hidden && at[language] !== canonical[0].getAttribute("href"))
        say(rule, document.head, "canonical is not its own");
    },
    "logical sides"() {
      const physical = /^(margin|padding|border|inset)?-?(left|right)(-|$)/;
      for (const rule of sheets) {
        const own = rule.cssText.replace(/^[^{]*/, "");
        const sides = [...own.matchAll(/(?:^|[{;\s])([a-z-]+):/g)].map((match) => match[1]).filter((p) => physical.test(p));
        const align = /(text-align|float|clear): (left|right)/.test(own);
        if (sides.length || align) say("logical sides", document.head, `${rule.selectorText} ${sides}`);
      }
      for (const element of document.querySelectorAll("[style], [align]")) say("logical sides", element, "style");
    },
    "direction from the document, not from style"() {
      for (const rule of sheets) {
        const sets = rule.style.direction || rule.style.unicodeBidi;
        if (sets && !/input|textarea|select/.test(rule.selectorText ?? ""))
          say("direction from the document, not from style", document.head, rule.selectorText);
        if (/\[dir|:dir\(/.test(rule.selectorText ?? "") && !/::before|::after|svg|\.icon|icon-/.test(rule.selectorText))
          say("direction from the document, not from style", document.head, rule.selectorText);
      }
    },
    "only icons are mirrored"() {
      for (const element of document.body.querySelectorAll("*")) {
        const transform = getComputedStyle(element).transform;
        if (transform.startsWith("matrix(-") && !element.closest("svg") && !element.matches("[aria-hidden=true]"))
          say("only icons are mirrored", element, transform);
      }
    },
    "the other direction is isolated"() {
      const against = language === "ar" ? LATIN : ARABIC;
      for (const text of texts) {
        if (against.test(text.data) && !isIsolated(text.parentElement) && languageOf(text.parentElement) === language)
          say("the other direction is isolated", text, text.data);
      }
    },
    "the other language is named"() {
      for (const text of texts) {
        const whole = text.parentElement.closest("bdi")?.textContent ?? text.data; // a word of it may be marked
        const bare = whole.replace(/\S*[\d./@_#-]\S*/g, " "); // identifiers are of no language
        const [arabic, latin] = [ARABIC.test(bare), /[A-Za-z]{3}/.test(bare)];
        if (arabic === latin || text.parentElement.closest(".ref, .digest, [translate=no]")) continue;
        if ((languageOf(text.parentElement) === "ar") !== arabic) say("the other language is named", text, text.data);
      }
    },
    "no invisible marks"() {
      const marks = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;
      for (const text of texts) if (marks.test(text.data)) say("no invisible marks", text, text.data);
      if (marks.test(document.title)) say("no invisible marks", document.head, document.title);
    },
    "no presentation forms"() {
      const forms = /[\uFB50-\uFD3D\uFD50-\uFDF9\uFE70-\uFEFC\u20C1\uFDFC]/;
      for (const text of texts) if (forms.test(text.data)) say("no presentation forms", text, text.data);
    },
    "no tatweel inside words"() {
      for (const text of texts) {
        if (/[\u0620-\u064A]\u0640/.test(text.data.replaceAll("هـ", ""))) say("no tatweel inside words", text, text.data);
      }
    },
    "Arabic as it is set"() {
      const elements = new Set(texts.filter((text) => ARABIC.test(text.data)).map((text) => text.parentElement));
      for (const element of elements) {
        if (!seen(element)) continue;
        const style = getComputedStyle(element);
        const size = parseFloat(style.fontSize);
        const leading = parseFloat(style.lineHeight) / size;
        const least = element.closest("h1, h2, h3, h4, .headline, .masthead-name, .type-headline, .type-section, .type-title, .button") ? 1.35 : 1.5;
        const inLine = element.checkVisibility() && style.display !== "inline" ? style : getComputedStyle(element.parentElement);
        const wrong = [
          style.letterSpacing !== "normal" && parseFloat(style.letterSpacing) !== 0 && "letter-spacing",
          style.fontStyle !== "normal" && "slanted",
          inLine.textAlign === "justify" && "justified",
          size < 14 && `${size}px`,
          leading < least - 0.01 && `line-height ${leading.toFixed(2)}`,
          style.textDecorationLine.includes("underline") &&
            !(parseFloat(style.textUnderlineOffset) >= 0.15 * size - 0.1) && "underline",
        ].filter(Boolean);
        if (wrong.length) say("Arabic as it is set", element, wrong.join(", "));
      }
    },
    "dates are marked up"() {
      for (const text of texts) {
        if (DATE.test(text.data) && !text.parentElement.closest(`time[datetime], ${TYPED}`))
          say("dates are marked up", text, text.data);
      }
      for (const time of document.querySelectorAll("time:not([datetime])")) say("dates are marked up", time, time.textContent);
    },
    "fields know their direction"() {
      for (const field of document.querySelectorAll("textarea, input:not([type]), input[type=text], input[type=search]"))
        if (field.getAttribute("dir") !== "auto" && !field.closest("[data-code]")) say("fields know their direction", field, field.name);
      for (const field of document.querySelectorAll("input[type=email], input[type=url], input[type=tel]"))
        if (field.getAttribute("dir") !== "ltr") say("fields know their direction", field, field.name);
    },
    "reading order is the order of the source"() {
      for (const element of document.body.querySelectorAll("*")) {
        const style = getComputedStyle(element);
        if (element.tabIndex > 0 || style.order !== "0" || style.flexDirection.endsWith("-reverse") || style.flexWrap === "wrap-reverse")
          say("reading order is the order of the source", element);
      }
    },
    "nothing stands out sideways"() {
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth <= clientWidth) return;
      const wide = [...document.body.querySelectorAll("*")].find((element) => {
        const { left, right } = element.getBoundingClientRect();
        return (left < -1 || right > clientWidth + 1) && seen(element);
      });
      say("nothing stands out sideways", wide ?? document.body, `${scrollWidth} of ${clientWidth}`);
    },
    "controls can be seen"() {
      for (const field of document.querySelectorAll("input:not([type=hidden], [type=checkbox], [type=radio]), select, textarea")) {
        if (!seen(field)) continue;
        const [one, other] = [luminance(colour(getComputedStyle(field).borderBlockEndColor)), luminance(ground(field.parentElement))];
        const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
        if (contrast < 3) say("controls can be seen", field, contrast.toFixed(2));
      }
    },
    "focus can be seen"() {
      const kinds = new Set();
      for (const element of document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")) {
        const kind = name(element) + name(element.parentElement ?? element);
        if (kinds.has(kind) || !element.checkVisibility()) continue;
        kinds.add(kind);
        element.focus({ focusVisible: true, preventScroll: true });
        const style = getComputedStyle(element);
        const drawn = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1.9;
        if (document.activeElement === element && !drawn) say("focus can be seen", element);
      }
      document.activeElement?.blur();
    },
    "motion stops where it is asked to"() {
      if (!matchMedia("(prefers-reduced-motion: reduce)").matches) return;
      for (const element of document.body.querySelectorAll("*")) {
        const style = getComputedStyle(element);
        const lasts = [style.transitionDuration, style.animationDuration].join().split(",").some((time) => parseFloat(time) > 0.01);
        if (lasts) say("motion stops where it is asked to", element);
      }
    },
    "paper is thought of"() {
      const media = (rules) => [...rules].some((rule) => rule.media?.mediaText.includes("print") || media(rule.styleSheet?.cssRules ?? rule.cssRules ?? []));
      if (![...document.styleSheets].some((sheet) => media(sheet.cssRules))) say("paper is thought of", document.head);
    },
    "the site's own face"() {
      if (!/^"?Multaqa Sans/.test(getComputedStyle(document.body).fontFamily)) say("the site's own face", document.body);
      const faces = [...document.fonts].filter((face) => face.status === "error" && !face.family.includes("stand-in"));
      for (const face of faces) say("the site's own face", document.body, face.family);
    },
    "nothing official is claimed"() {
      const claims = /موقع حكومي رسمي|الموقع الرسمي|official (government )?(web)?site/i;
      for (const text of texts) if (claims.test(text.data)) say("nothing official is claimed", text, text.data);
    },
  };
  for (const rule of Object.values(RULES)) rule();
  return { rules: Object.keys(RULES), found };
}
