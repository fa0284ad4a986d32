// Usual short forms of given names in the United States, the full names of one person first. Each line is one person's.
const FORMS = `
abigail abby|albert al bert|alexander alexandra alex|alfred al fred|alice allie|amanda mandy|andrew andy drew|anthony tony
antonio tony tono|barbara barb|benjamin ben benny|bernard bernie|beverly bev|carolyn carol carrie|catherine cathy kate katie
charles charlie chuck chas|christine christina chris chrissy tina|christopher chris topher|cynthia cindy|daniel dan danny
david dave davy|deborah debra deb debbie|donald don donnie|dorothy dot dottie|douglas doug|edward ed eddie ned ted
eleanor ellie nell|elizabeth liz beth betty eliza lizzie betsy libby|eugene gene|florence flo|frances fran fannie
francis frank fran|francisco paco pancho frank|franklin frank|frederick fred freddy rick|gabriel gabe|gerald gerry jerry
gregory greg|guadalupe lupe|harold hal harry|henry hank harry|isabel bella belle|jacob jake|jacqueline jackie|james jim jimmy jamie
janet jan|jeffrey jeff|jennifer jen jenny|jesus chuy|jessica jess jessie|john johnny jack|jonathan jon john|jose pepe joe
joseph joe joey|joshua josh|judith judy|katherine kathryn kathleen kathy kate katie kay|kenneth ken kenny|kimberly kim
lawrence larry|leonard leo len lenny|margaret maggie meg peggy marge|maria mary|martha marty|matthew matt|melissa mel missy
michael mike mickey|michelle shelly|nancy nan|nathaniel nathan nate|nicholas nick|pamela pam|patricia pat patty trish tricia
patrick pat paddy|peter pete|philip phillip phil|rachel rae|raymond ray|rebecca becky becca|richard rick dick rich ricky
robert bob bobby rob robbie bert|roberto beto|ronald ron ronnie|rosario charo|samantha sam|samuel sam sammy|sandra sandy
sharon shari|stephanie steph|stephen steven steve|susan sue susie suzanne|teresa theresa terry tess|thomas tom tommy
timothy tim|valerie val|victoria vicky tori|vincent vince|virginia ginny|walter walt|william will bill billy willie liam`

const PERSONS = new Map<string, Set<number>>()
FORMS.trim()
  .split(/[|\n]/)
  .forEach((forms, person) => {
    for (const form of forms.split(' ')) PERSONS.set(form, (PERSONS.get(form) ?? new Set()).add(person))
  })

/** Whether one given name, folded, is a usual short form of the other, or both are of the same name. */
export function isNickname(one: string, other: string): boolean {
  const [mine, theirs] = [PERSONS.get(one), PERSONS.get(other)]
  if (mine === undefined || theirs === undefined) return false
  for (const person of mine) if (theirs.has(person)) return true
  return false
}

/** The other forms of a given name, folded, in both directions: Bill and Billy for William, William for Bill. */
export function shortFormsOf(name: string): string[] {
  return [...PERSONS.keys()].filter((form) => form !== name && isNickname(form, name))
}
