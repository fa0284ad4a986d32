import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { layoutOf, peopleOf } from '../../people.ts'

const utf16 = (text: string) => Buffer.from(text, 'utf16le')
const compound = (stream: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(6000), utf16(stream)])
const zip = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, Buffer.from('x')])))

test.each<[string, Uint8Array | string, RegExp]>([
  ['a workbook with a password', compound('EncryptedPackage'), /has a password.*remove the password/],
  ['an old workbook', compound('Workbook'), /an old Excel workbook \(\.xls\)/],
  ['an old Word document', compound('WordDocument'), /an old Word document/],
  ['a binary workbook', zip('xl/workbook.bin', '[Content_Types].xml'), /\(\.xlsb\)/],
  ['an OpenDocument spreadsheet', zip('mimetype', 'content.xml', 'styles.xml'), /\(\.ods\)/],
  ['a Word document', zip('word/document.xml', '[Content_Types].xml'), /\(\.docx\)/],
  ['a Numbers document', zip('Index/Document.iwa'), /Numbers/],
  ['an archive with a CSV file', zip('patients.csv'), /ZIP archive.*Unpack it/],
  ['a web page', '<html><body><table><tr><td>MRN</td></tr></table></body></html>', /a web page \(HTML\)/],
  ['a table of a web page', '\ufeff\r\n <TABLE border=1><tr><th>MRN</th></tr></TABLE>', /a web page \(HTML\)/],
  ['a page with a document type', '<!DOCTYPE html>\n<html>', /a web page \(HTML\)/],
  ['a page that begins as XML', '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">', /a web page \(HTML\)/],
  ['a page that Excel wrote', '<html xmlns:o="urn:schemas-microsoft-com:office:office">', /a web page \(HTML\)/],
  ['a page in UTF-16', utf16('\ufeff<html><table></table></html>'), /a web page \(HTML\)/],
  ['an XML spreadsheet', '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', /Excel 2003/],
  ['a clinical document', '<?xml version="1.0"?>\n<ClinicalDocument xmlns="urn:hl7-org:v3">', /an XML file/],
  ['XML without its declaration', '<patients>\n <patient/>\n</patients>', /an XML file/],
  ['JSON', '[{"mrn":"1001","last":"Quigley"}]', /a JSON file/],
  ['a FHIR bundle', '{\n  "resourceType": "Bundle"\n}', /a JSON file/],
  ['JSON line by line', '{"mrn":1}\n{"mrn":2}\n', /a JSON file/],
  ['contacts', 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Marta Quigley\r\nEND:VCARD\r\n', /vCard/],
  ['a calendar', 'BEGIN:VCALENDAR\r\nVERSION:2.0', /a calendar/],
  ['HL7', 'MSH|^~\\&|EPIC|SALEM|||20261129||ADT^A08|1|P|2.3\rPID|1||1001||Quigley^Marta\r', /HL7/],
  ['HL7 framed for the wire', '\vMSH|^~\\&|EPIC|SALEM', /HL7/],
  ['claims', 'ISA*00*          *00*          *ZZ*SUBMITTER', /X12/],
  ['an SQL script', '-- MySQL dump 10.13\n--\nCREATE TABLE patients (id int);\n', /an SQL script/],
  ['rich text', '{\\rtf1\\ansi MRN', /rich text/],
])('%s is refused with what it is and what to do', (_, file, sentence) => {
  expect(() => layoutOf(file)).toThrow(sentence)
  expect(() => layoutOf(file)).toThrow(/\.$/)
})

test.each([
  'MSH,Last Name,First Name\n1,Lee,Ann\n',
  'ISA,Last Name,First Name\n1,Lee,Ann\n',
  '<MRN>,Last Name,First Name\n1,Lee,Ann\n',
  '[MRN],Last Name,First Name\n1,Lee,Ann\n',
  '{MRN},Last Name,First Name\n1,Lee,Ann\n',
  'From,Last Name,First Name\n1,Lee,Ann\n',
  'Begin,Last Name,First Name\n1,Lee,Ann\n',
  'Insert,Last Name,First Name\n1,Lee,Ann\n',
])('a table whose first column only looks like another format is read: %j', (text) => {
  expect(peopleOf(text)).toMatchObject([{ familyName: 'Lee', givenName: 'Ann' }])
})
