// The fee calculator on the page of a licence. Without it the page prints worked examples instead.
// The arithmetic of cms/domain/formulas/reckoning.py in JavaScript: exact fractions of BigInt, so that a browser gives the same rupiah.
// reckon(definition, inputs) takes what definition.as_json() gives and decimal strings; it returns {amount: "46900.00"} or {fault: code}.
"use strict";

const gcd = (a, b) => { while (b) [a, b] = [b, a % b]; return a < 0n ? -a : a; };
const fraction = (top, bottom) => {
  const divisor = (gcd(top, bottom) || 1n) * (bottom < 0n ? -1n : 1n);
  return [top / divisor, bottom / divisor];
};
const read = text => {
  const [whole, decimals = ""] = text.split(".");
  return fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
};
const add = (a, b) => fraction(a[0] * b[1] + b[0] * a[1], a[1] * b[1]);
const negative = a => [-a[0], a[1]];
const times = (a, b) => fraction(a[0] * b[0], a[1] * b[1]);
const compare = (a, b) => { const d = a[0] * b[1] - b[0] * a[1]; return d < 0n ? -1 : d > 0n ? 1 : 0; };
const quotient = (a, b) => { if (!b[0]) throw {fault: "formula.divides-by-zero"}; return fraction(a[0] * b[1], a[1] * b[0]); };
// BigInt division cuts towards zero; below zero with a remainder the floor is one less.
const floor = a => a[0] / a[1] - (a[0] < 0n && a[0] % a[1] ? 1n : 0n);
const multiple = (value, quantum, mode) => {
  const count = quotient(value, quantum);
  const whole = mode === "down" ? floor(count) : mode === "up" ? -floor(negative(count)) : floor(add(count, [1n, 2n]));
  return times([whole, 1n], quantum);
};
const MODES = {ceil: "up", floor: "down", round: "half-up"};
const HOLDS = {"<": d => d < 0, "<=": d => d <= 0, ">": d => d > 0, ">=": d => d >= 0, "=": d => d === 0, "<>": d => d !== 0};

function value(node, inputs) {
  const [operation, ...rest] = node;
  if (operation === "number") return read(rest[0]);
  if (operation === "parameter") return inputs[rest[0]];
  if (operation === "if") {
    const [[sign, left, right], yes, no] = rest;
    return value(HOLDS[sign](compare(value(left, inputs), value(right, inputs))) ? yes : no, inputs);
  }
  const [first, second = [1n, 1n], ...others] = rest.map(one => value(one, inputs));
  switch (operation) {
    case "+": return add(first, second);
    case "-": return add(first, negative(second));
    case "*": return times(first, second);
    case "/": return quotient(first, second);
    case "negative": return negative(first);
    case "percent": return fraction(first[0], first[1] * 100n);
    case "min": return [second, ...others].reduce((a, b) => compare(b, a) < 0 ? b : a, first);
    case "max": return [second, ...others].reduce((a, b) => compare(b, a) > 0 ? b : a, first);
    default: return multiple(first, second, MODES[operation]);
  }
}

function reckon(definition, inputs) {
  try {
    const exact = value(definition.tree, Object.fromEntries(Object.entries(inputs).map(([name, text]) => [name, read(text)])));
    if (exact[0] < 0n) return {fault: "formula.negative"};
    const amount = multiple(exact, read(definition.rounding.quantum), definition.rounding.mode);
    if (compare(amount, read(definition.largest)) > 0) return {fault: "formula.too-large"};
    const sen = floor(times(amount, [100n, 1n])).toString().padStart(3, "0");
    return {amount: `${sen.slice(0, -2)}.${sen.slice(-2)}`};
  } catch (refused) {
    if (refused.fault) return refused;
    throw refused;
  }
}

// What a reader types, in the signs of the page's language: "1.250,5" -> "1250.5"; null when it is no number.
function typed(text, group, point) {
  const plain = text.replace(/\s+/g, "");
  const pattern = new RegExp(`^-?(?:[0-9]{1,3}(?:\\${group}[0-9]{3})+|[0-9]+)(?:\\${point}[0-9]+)?$`);
  return plain.length <= 30 && pattern.test(plain) ? plain.split(group).join("").replace(point, ".") : null;
}

// Why a value cannot be taken: number, outside or decimals; "" when it can.
function faultOf(parameter, text) {
  if (text === null) return "number";
  if (parameter.choices.length) return parameter.choices.includes(text) ? "" : "outside";
  if (compare(read(text), read(parameter.least)) < 0 || compare(read(text), read(parameter.most)) > 0) return "outside";
  const decimals = (text.split(".")[1] || "").replace(/0+$/, "").length;
  return decimals > parameter.decimals ? "decimals" : "";
}

// "46900.00" -> "Rp46.900,00"
const written = (amount, group, point) => {
  const [whole, sen] = amount.split(".");
  return `Rp${whole.replace(/\B(?=(\d{3})+$)/g, group)}${point}${sen}`;
};

function calculator(form) {
  const definition = JSON.parse(form.dataset.formula), {group, point} = form.dataset;
  const output = form.querySelector("output");
  const show = () => {
    const inputs = {};
    let wrong = "";
    for (const parameter of definition.parameters) {
      const field = form.querySelector(`[name="${parameter.name}"]`);
      const text = parameter.choices.length ? field.value : typed(field.value, group, point);
      const fault = faultOf(parameter, text);
      field.setAttribute("aria-invalid", fault ? "true" : "false");
      wrong = wrong || fault;
      inputs[parameter.name] = text;
    }
    const result = wrong ? {fault: wrong} : reckon(definition, inputs);
    output.value = result.amount ? written(result.amount, group, point) : form.dataset[wrong] || form.dataset.none;
    output.dataset.amount = result.amount || "";
  };
  form.addEventListener("input", show);
  form.addEventListener("submit", event => { event.preventDefault(); show(); });
  form.hidden = false;
  show();
}

if (typeof document !== "undefined") document.querySelectorAll("form.calculator").forEach(calculator);
if (typeof module !== "undefined") module.exports = {reckon};
