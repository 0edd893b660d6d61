/** Labels of a task by class: others become the first one of a line. */
type Merged = readonly (readonly [label: string, ...wrong: string[]])[];

/** Labels that were read by a person and found wrong. */
interface Corrections {
  /** Words at the end of a label that describe a variant of the drawing. */
  readonly variant?: RegExp;
  readonly merged: Merged;
  /** Labels that name no thing. */
  readonly dropped?: readonly string[];
}

/**
 * Corrections by task, after variants are removed. Labels are spelled as in names of training icons, without diacritics.
 * Tasks without an entry needed none.
 */
const CORRECTIONS: Readonly<Record<string, Corrections>> = {
  "icons-flag": {
    merged: [
      ["cocos islands", "cocos keeling islands"],
      ["cote divoire", "cote d ivoire"],
      ["eswatini", "swaziland"],
      ["hong kong", "hong kong sar china"],
      ["macao", "macao sar china", "macau sar china"],
      ["myanmar", "myanmar burma"],
      ["north macedonia", "macedonia"],
      ["turkey", "turkiye"],
      ["united states", "usa"],
      ["us outlying islands", "u s outlying islands"],
      ["us virgin islands", "u s virgin islands"],
    ],
  },
  "icons-file-type": { merged: [["javascript", "js"]] },
  "icons-map": {
    // Symbols of Japanese maps, second drawings, and drawings in outline.
    variant: /(?: jp| alt1| stroked|(?<=[a-z])\d)$/,
    merged: [
      ["convenience store", "convenience"],
      ["land use", "landuse"],
      ["ordnance survey benchmark", "os benchmark"],
      ["pedestrian and cyclist crosswalk", "ped cyclist crosswalk"],
      ["power circuit breaker", "power cb"],
      ["power current transformer", "power ct"],
      ["power lightning arrester", "power la"],
      ["shinto", "religious shinto"],
      ["veterinary", "veterinary care"],
    ],
  },
  "icons-health": {
    // Ages, numbers of pills and copies, sizes, frames.
    variant:
      /(?: (?:\d{2,4}[myw]?|x\d+|large|medium|small|alt\d|rectangular)|(?<=pills)x\d+|(?<=meeting)x3|(?<=4g)2x)$/,
    merged: [
      ["alert", "alert circle", "alert triangle"],
      ["blister pills", "blister pills oval", "blister pills round"],
      ["blood a negative", "blood a n"],
      ["blood a positive", "blood a p"],
      ["blood ab negative", "blood ab n"],
      ["blood ab positive", "blood ab p"],
      ["blood b negative", "blood b n"],
      ["blood b positive", "blood b p"],
      ["blood o negative", "blood o n"],
      ["blood o positive", "blood o p"],
      ["blood rh negative", "blood rh n"],
      ["blood rh positive", "blood rh p"],
      ["cardiogram", "cardiogram e"],
      ["community health worker", "community healthworker"],
      ["defibrillator", "defibrilator"],
      ["ear nose and throat", "ear nose throat", "ears nose and throat"],
      ["folder", "ui folder"],
      ["folder family", "ui folder family"],
      ["hiv", "vih"],
      ["hiv indeterminate", "hiv ind"],
      ["hiv negative", "hiv neg"],
      ["hiv positive", "hiv pos"],
      ["human resources", "human resoruces"],
      ["imaging ct", "imaging alternative ct"],
      ["imaging mri", "imaging alternative mri", "imaging alternative mri two"],
      ["imaging pet", "imaging alternative pet"],
      ["information", "info", "information us"],
      ["kidneys", "kidney"],
      ["latrine", "letrina"],
      ["long lasting insecticidal net", "llin"],
      ["loss of smell", "loss smell"],
      ["malaria falciparum microscope", "malaria pf microscope"],
      ["malaria vivax microscope", "malaria pv microscope"],
      ["male and female", "female and male"],
      ["men who have sex with men", "msm"],
      ["menu", "ui menu"],
      ["menu grid", "ui menu grid"],
      ["obstetrics", "obstetricsmonia"],
      ["ophthalmology", "opthalmology"],
      ["pain management", "pain managment"],
      ["people who inject drugs", "pwid"],
      ["ppe sanitizer", "ppe santizer"],
      ["preferences", "ui preferences"],
      ["question", "question circle", "question mark", "question triangle"],
      ["rapid test result", "rdt result"],
      ["rapid test result falciparum", "rdt result pf"],
      ["rapid test result falciparum invalid", "rdt result pf invalid"],
      ["rapid test result invalid", "rdt result invalid"],
      ["rapid test result mixed", "rdt result mixed"],
      ["rapid test result mixed invalid", "rdt result mixed invalid"],
      ["rapid test result negative", "rdt result neg"],
      ["rapid test result negative invalid", "rdt result neg invalid"],
      ["rapid test result no test", "rdt result no test"],
      ["rapid test result out of stock", "rdt result out stock"],
      ["rapid test result positive", "rdt result positive"],
      ["rapid test result vivax", "rdt result pv"],
      ["rapid test result vivax invalid", "rdt result pv invalid"],
      ["reproductive maternal and newborn health", "rmnh"],
      ["running", "exercise running"],
      ["secure", "ui secure"],
      ["settings", "ui settings"],
      ["sexually transmitted infection", "sti"],
      ["surveillance officer", "surveilance officer"],
      ["tuberculosis", "tb"],
      ["unpaved road", "un paved road"],
      ["user profile", "ui user profile"],
      ["vomiting", "vomitting"],
      ["walk supported", "exercise walk supported"],
      ["walking", "exercise walking"],
      ["weights", "exercise weights"],
      ["world care", "wold care"],
      ["zoom", "ui zoom"],
      ["zoom in", "ui zoom in"],
      ["zoom out", "ui zoom out"],
    ],
    dropped: [
      ...["ancv", "clinical a", "clinical f", "clinical fe", "default"],
      ...["imaging root category", "imm", "provider fst", "tac"],
    ],
  },
  "icons-brand": {
    merged: [
      ["amazon pay", "cc amazon pay"],
      ["american express", "cc amex"],
      ["app store", "app store ios"],
      ["apple pay", "cc apple pay"],
      ["bitcoin", "btc"],
      ["blogger", "blogger b"],
      ["bluetooth", "bluetooth b"],
      ["coreui", "coreui c"],
      ["css3", "css3 shiled"],
      ["diners club", "cc diners club"],
      ["discover", "cc discover"],
      ["eclipse", "eclipseide"],
      ["facebook", "facebook f"],
      ["google scholar", "googles cholar"],
      ["html5", "html5 shield"],
      ["intellij idea", "intellijidea"],
      ["javascript", "js"],
      ["jcb", "cc jcb"],
      ["linkedin", "linkedin in"],
      ["mastercard", "cc mastercard"],
      ["medium", "medium m"],
      ["open source initiative", "osi"],
      ["paypal", "cc paypal"],
      ["pinterest", "pinterest p"],
      ["playstation 3", "playstation3"],
      ["playstation 4", "playstation4"],
      ["stripe", "cc stripe", "stripe s"],
      ["telegram", "telegram plane"],
      ["qq", "tencent qq"],
      ["vimeo", "vimeo v"],
      ["visa", "cc visa"],
      ["wii u", "wiiu"],
    ],
  },
};

const readings = new Map(
  Object.entries(CORRECTIONS).map(([task, { variant = /(?!)/, merged, dropped = [] }]) => [
    task,
    {
      variant,
      dropped: new Set(dropped),
      right: new Map(merged.flatMap(([label, ...wrong]) => wrong.map((one) => [one, label] as const))),
    },
  ]),
);

/** The corrected label of a class; undefined for one that names no thing. */
export function correctedLabel(task: string, label: string): string | undefined {
  const reading = readings.get(task);
  if (reading === undefined) return label;
  const plain = label.replace(reading.variant, "");
  return reading.dropped.has(plain) ? undefined : (reading.right.get(plain) ?? plain);
}
