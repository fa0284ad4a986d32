/** The fields of a roster that `--map FIELD=COLUMN` may name, in the order in which they are explained. */
export const FIELDS = [
  'given_name',
  'middle_name',
  'family_name',
  'suffix',
  'name',
  'birth_date',
  'death_date',
  'deceased',
  'sex',
  'ssn',
  'mrn',
  'phone',
  'email',
  'email_consent',
  'address_line1',
  'address_line2',
  'city',
  'state',
  'zip',
  'country',
  'guardian_name',
  'representative_name',
  'language',
  'elements',
] as const

export type Field = (typeof FIELDS)[number]

/** Whether the text is one of the fields. */
export function isField(text: string): text is Field {
  return (FIELDS as readonly string[]).includes(text)
}

/** The field that a column of this name usually holds, or null. `rank` 0 is the surest name for it. */
export function fieldOfColumn(name: string): { field: Field; rank: number } | null {
  const plain = plainName(name)
  return BY_NAME.get(plain) ?? BY_NAME.get(plain.replace(/^(patient|pt|person|member|client|paciente)/, '')) ?? null
}

/** The name of a column in its bare letters: `Date of Birth` and `date_of_birth` are one. */
export function plainName(name: string): string {
  const bare = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return bare.replace(/[^\p{L}\p{N}]/gu, '')
}

// Usual headers of record, booking and billing systems, English then Spanish, the surest first. A bare "ID" is
// the record number; DRIVERS, PASSPORT, "Provider ID", "Record ID", COUNTY and STATUS are nobody's name or number.
const NAMES: Record<Field, string> = {
  given_name:
    'given name|first name|first|fname|name first|forename|given|first nm|first name legal|legal first name|nombre|nombres|primer nombre',
  middle_name: 'middle name|middle|mname|name middle|middle initial|mi|middle init|second name|segundo nombre',
  family_name:
    'family name|last name|last|lname|name last|surname|family|last nm|legal last name|apellido|apellidos|primer apellido|apellido paterno',
  suffix: 'suffix|name suffix|generation|sufijo',
  name: 'name|full name|patient name|patient|legal name|whole name|display name|name full|client name|member name|nombre completo|nombre y apellidos|paciente',
  birth_date:
    'birth date|date of birth|dob|birthday|birthdate|birth dt|birth|born|d o b|bday|dateofbirth mmddyyyy|fecha de nacimiento|fecha nacimiento|fec nac|nacimiento',
  death_date:
    'death date|date of death|dod|deceased date|death dt|date deceased|expired date|deceased closed date|date of passing|fecha de defuncion|fecha de fallecimiento',
  deceased:
    'deceased|is deceased|deceased flag|dead|expired|deceased y n|deceased ind|vital status deceased|vital status|patient status|deceased closed|fallecido|difunto',
  sex: 'sex|gender|sex at birth|birth sex|administrative sex|legal sex|sexo|genero',
  ssn: 'ssn|social security number|social security no|social security|soc sec no|soc sec num|soc sec|ss number|ssn number|ssn tin|numero de seguro social|seguro social',
  mrn: 'mrn|medical record number|medical record no|medical record|med rec no|med rec num|mr number|mr no|patient id|patientid|patient number|patient no|patient num|pat id|pt id|chart number|chart no|chart num|chart|chart id|account number patient|person id|member id|client id|enterprise id|epi|empi|id|mrns|numero de expediente|expediente|historia clinica|numero de historia|id paciente',
  phone:
    'phone|phone number|telephone|home phone|mobile|mobile phone|cell|cell phone|primary phone|phone home|phone mobile|phone cell|tel|contact phone|contact phone number|telephone number|preferred phone|telefono|celular|movil',
  email:
    'email|email address|e mail|e mail address|mail address electronic|email addr|primary email|correo|correo electronico',
  email_consent:
    'email consent|consent to email|email ok|ok to email|e mail consent|email opt in|consent email|email permission|agrees to email|electronic notice consent|consentimiento correo|acepta correo',
  address_line1:
    'address line 1|address line1|address 1|address1|street address|street|address|addr 1|addr1|addr|mailing address|home address|street 1|address street1|street address 1|mailing address 1|home address 1|line 1|direccion|domicilio|calle',
  address_line2:
    'address line 2|address line2|address 2|address2|addr 2|addr2|street 2|address street2|apt|unit|apartment|suite|street address 2|mailing address 2|home address 2|line 2|direccion 2',
  city: 'city|town|city name|address city|mailing city|home city|municipality|ciudad|localidad|municipio',
  state:
    'state|state code|st|state abbreviation|state province|state prov|address state|mailing state|home state|us state|estado|provincia',
  zip: 'zip|zip code|zipcode|postal code|postcode|zip 5|zip plus 4|zip 4|address zip|mailing zip|home zip|post code|codigo postal|cp',
  country: 'country|country code|nation|address country|mailing country|pais',
  guardian_name:
    'guardian name|guardian|parent|parent name|parent guardian|parent or guardian|guardian full name|parent guardian name|mother name|tutor|nombre del tutor|padre o tutor',
  representative_name:
    'representative name|personal representative|representative|personal representative name|legal representative|next of kin|next of kin name|executor|representante|representante legal',
  language: 'language|preferred language|primary language|lang|spoken language|language preference|idioma|lengua',
  elements: 'elements|data elements|information involved|phi involved|data involved|phi elements|exposed data',
}

const BY_NAME = new Map<string, { field: Field; rank: number }>()
for (const field of FIELDS) {
  NAMES[field].split('|').forEach((name, rank) => {
    if (!BY_NAME.has(plainName(name))) BY_NAME.set(plainName(name), { field, rank })
  })
}
