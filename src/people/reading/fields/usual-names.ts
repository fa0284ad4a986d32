import type { Field } from './fields.ts'

/**
 * Usual headers of record, booking and billing systems, English then Spanish, the surest first. A bare "ID" is
 * the record number; DRIVERS, PASSPORT, "Provider ID", "Record ID", COUNTY and STATUS are nobody's name or number.
 */
export const USUAL_NAMES: Readonly<Record<Field, string>> = {
  given_name:
    'given name|first name|first|fname|name first|forename|given|first nm|first name legal|legal first name|nombre|nombres|primer nombre',
  middle_name:
    'middle name|middle|mname|name middle|middle initial|mi|middle init|middle i|additional name|second name|segundo nombre',
  family_name:
    'family name|last name|last|lname|name last|surname|family|last nm|legal last name|apellido|apellidos|primer apellido|apellido paterno',
  suffix: 'suffix|name suffix|generation|sufijo',
  name: 'name|full name|patient name|patient|legal name|whole name|display name|name full|client name|member name|last first|last name first name|last first mi|last first middle|last name first name mi|last name first name middle|last name first name middle initial|surname first name|surname given name|family name given name|first last|first name last name|first and last name|apellidos y nombre|apellidos nombre|nombre completo|nombre y apellidos|paciente',
  birth_date:
    'birth date|date of birth|dob|birthday|birthdate|birth dt|birth|born|d o b|bday|fecha de nacimiento|fecha nacimiento|fec nac|nacimiento',
  death_date:
    'death date|date of death|dod|deceased date|death dt|date deceased|expired date|deceased closed date|date of passing|fecha de defuncion|fecha de fallecimiento',
  deceased:
    'deceased|is deceased|deceased flag|dead|expired|deceased y n|deceased ind|vital status deceased|patient status|vital status|life status|vital status|patient status|deceased closed|fallecido|difunto',
  sex: 'sex|gender|sex name|sex at birth|birth sex|administrative sex|legal sex|sexo|genero',
  ssn: 'ssn|social security number|social security no|social security|soc sec no|soc sec num|soc sec|ss|ss number|ssn number|ssn tin|numero de seguro social|seguro social',
  mrn: 'mrn|mrn id|patient mrn id|pubpid|medical record number|medical record no|medical record|med rec no|med rec num|mr number|mr no|patient id|patientid|patient number|patient no|patient num|pat id|pt id|chart number|chart no|chart num|chart|chart id|account number patient|person id|member id|client id|customer id|enterprise id|epi|empi|patient identifier|identifier|id|external id|external identifier|account number|account no|acct number|mrns|numero de expediente|expediente|historia clinica|numero de historia|id paciente',
  phone:
    'phone|phone number|telephone|home phone|mobile|mobile phone|cell|cell phone|primary phone|phone home|phone mobile|phone cell|tel|contact phone|contact phone number|telephone number|preferred phone|wireless phone|day phone|telecom|telefono|celular|movil',
  email:
    'email|email address|e mail|e mail address|mail address electronic|email addr|primary email|correo|correo electronico',
  email_consent:
    'email consent|consent to email|email ok|ok to email|e mail consent|email opt in|consent email|email permission|agrees to email|electronic notice consent|consentimiento correo|acepta correo',
  address_line1:
    'address line 1|address line1|address 1|address1|street address|street|addr 1|addr1|street 1|address street1|street address 1|mailing address 1|home address 1|line 1|address l 1|add line 1|address|addr|mailing address|home address|direccion|domicilio|calle',
  address_line2:
    'address line 2|address line2|address 2|address2|addr 2|addr2|street 2|address street2|apt|unit|apartment|suite|street address 2|mailing address 2|home address 2|line 2|address l 2|add line 2|extended address|extended|supplemental address|supplemental address 1|direccion 2',
  city: 'city|town|city name|address city|mailing city|home city|municipality|ciudad|localidad|municipio',
  state:
    'state|state code|st|state abbreviation|state province|state prov|address state|mailing state|home state|us state|state name|province|province code|state province code|address region|estado|provincia',
  zip: 'zip|zip code|zipcode|postal code|postcode|zip 5|zip plus 4|zip 4|address zip|mailing zip|home zip|post code|zip postal code|postal zip code|zip pc|zip postal|codigo postal|cp',
  care_of: 'care of|in care of|c o|company in care of|company care of',
  city_state_zip:
    'city state zip|city st zip|city state|city st|city state zip code|city state postal code|city province state|csz|city state and zip',
  address: 'full address|whole address|complete address|address formatted|formatted address|address full',
  country: 'country|country code|nation|address country|mailing country|pais',
  guardian_name:
    'guardian name|guardian|parent|parent name|parent guardian|parent or guardian|guardian full name|guardians name|parent guardian name|mother name|tutor|nombre del tutor|padre o tutor',
  representative_name:
    'representative name|personal representative|representative|personal representative name|legal representative|executor|representante|representante legal',
  next_of_kin:
    'next of kin|next of kin name|next of kin full name|nearest relative|nok|nok name|kin|kin name|emergency contact|emergency contact name|emergency contact full name|emerg contact|emerg contact name|ice contact|ice contact name|familiar mas cercano|pariente mas cercano|contacto de emergencia',
  language:
    'language|language name|preferred language|primary language|lang|spoken language|language preference|idioma|lengua',
  elements: 'elements|data elements|information involved|phi involved|data involved|phi elements|exposed data',
  as_of:
    'address updated|address last updated|address updated on|address date|address effective date|last updated|last update|last updated on|last updated at|date updated|updated|updated at|updated on|update date|last modified|last modified date|date modified|modified|modified date|modified at|as of|as of date|last verified|last visit|last visit date|date of last visit|last seen|last seen date|date last seen|last encounter|last encounter date|last appointment|last appointment date|last appt|last appt date|last service date|last date of service|last dos|registration date|date registered|registered|registered on|reg date|created|created at|created on|created date|date created|date added|ultima visita|fecha de registro',
  merged_into:
    'merged into|merged into mrn|merged to|merged to mrn|merge to|merge into|merged with|merged with mrn|merge target|surviving mrn|surviving record|surviving patient|survivor|survivor mrn|duplicate of|duplicate of mrn|dup of|superseded by|replaced by',
  confidential:
    'confidential|confidential communication|confidential communications|confidential communication request|confidential communications request|confidential communication requested|confidential comm|conf comm|conf communication|confidential request|confidential flag|confidential mail|is confidential|confidential handling|alternative communication|alternate communication|alternative communications|alternate communications|alternative means|alternative communication request|alternate communication request',
  confidential_address:
    'confidential address|confidential mailing address|confidential communication address|confidential communications address|send mail to|send mail to address|mail to|mail to address|send correspondence to',
  confidential_line2: 'confidential address 2|send mail to address 2|mail to address 2',
  confidential_city: 'confidential city|send mail to city|mail to city',
  confidential_state: 'confidential state|send mail to state|mail to state',
  confidential_zip: 'confidential zip|send mail to zip|mail to zip',
  own_care:
    'minor consented|minor consent|minor consented to care|minor consent to care|minor self consent|minor consent services|consents to own care|consented to own care|consent to own care|consents for own care|own care|own consent|mature minor|mature minor status|self consenting minor|self consent|menor consintio',
  monitoring_code:
    'monitoring code|credit monitoring code|enrollment code|enrolment code|activation code|redemption code|enrollment id|enrollment key|activation key|membership activation code|identity monitoring code|identity protection code|codigo de activacion|codigo de inscripcion|codigo de monitoreo',
}
