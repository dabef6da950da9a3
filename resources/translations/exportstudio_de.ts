<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Export Studio</source>
        <translation>Über Export Studio</translation>
    </message>
    <message>
        <source>Export Studio {version}</source>
        <translation>Export Studio {version}</translation>
    </message>
    <message>
        <source>Exports building models and verifies what it wrote. Works offline.</source>
        <translation>Exportiert Gebäudemodelle und prüft, was geschrieben wurde. Arbeitet offline.</translation>
    </message>
</context>
<context>
    <name>AutomationPage</name>
    <message>
        <source>Schedules and watched folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;hange…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation type="unfinished">Ent&amp;fernen</translation>
    </message>
    <message>
        <source>Nothing is exported by itself yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A schedule exports at set times, a watched folder whenever a building comes or changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs while Export Studio is open, or by “exportstudio agent”; never twice.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AutomationTableModel</name>
    <message>
        <source>Name</source>
        <translation type="unfinished">Name</translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation type="unfinished">Gebäude</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished">Einstellungen</translation>
    </message>
    <message>
        <source>Next run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destination</source>
        <translation type="unfinished">Ziel</translation>
    </message>
    <message>
        <source>Watches {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is watched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is new or changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{first} and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{preset} ({settings})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} failed</source>
        <translation type="unfinished">{count} fehlgeschlagen</translation>
    </message>
    <message>
        <source>{count} not done yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} cancelled or skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watched folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckListView</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
</context>
<context>
    <name>Classification</name>
    <message>
        <source>Material {number}</source>
        <translation>Material {number}</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Exportiert</translation>
    </message>
    <message>
        <source>Simplified</source>
        <translation>Vereinfacht</translation>
    </message>
</context>
<context>
    <name>ColorPanel</name>
    <message>
        <source>Colour by</source>
        <translation>Färben nach</translation>
    </message>
    <message>
        <source>Own colours</source>
        <translation>Eigene Farben</translation>
    </message>
    <message>
        <source>Colour by class</source>
        <translation>Nach Klasse färben</translation>
    </message>
    <message>
        <source>Colour by storey</source>
        <translation>Nach Geschoss färben</translation>
    </message>
    <message>
        <source>Colour by material</source>
        <translation>Nach Material färben</translation>
    </message>
    <message>
        <source>Colour by issue of the export</source>
        <translation>Nach Meldung des Exports färben</translation>
    </message>
    <message>
        <source>Colour by difference to another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour by property</source>
        <translation>Nach Merkmal färben</translation>
    </message>
    <message>
        <source>Colour by system or group</source>
        <translation>Nach System oder Gruppe färben</translation>
    </message>
    <message>
        <source>Colour by what became of it</source>
        <translation>Nach Ergebnis des Exports färben</translation>
    </message>
    <message>
        <source>Colour by geometry kernel</source>
        <translation>Nach Geometriekern färben</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Merkmal</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>Choose the file to compare with.</source>
        <translation>Wählen Sie die Datei, mit der verglichen werden soll.</translation>
    </message>
    <message>
        <source>Looking for properties…</source>
        <translation>Merkmale werden gesucht…</translation>
    </message>
    <message>
        <source>The export has no issues about single elements.</source>
        <translation>Der Export hat keine Meldungen zu einzelnen Bauteilen.</translation>
    </message>
    <message>
        <source>The file does not tell. Files exported at high quality or above do.</source>
        <translation>Die Datei sagt dazu nichts; Dateien ab hoher Qualität tun es.</translation>
    </message>
    <message>
        <source>The file has no properties.</source>
        <translation>Die Datei enthält keine Merkmale.</translation>
    </message>
    <message>
        <source>Compared with {file}. Elements that only it has: {count}.</source>
        <translation>Verglichen mit {file}. Bauteile, die nur dort vorkommen: {count}.</translation>
    </message>
</context>
<context>
    <name>CommentsPanel</name>
    <message>
        <source>Comments</source>
        <translation>Kommentare</translation>
    </message>
    <message>
        <source>Keep a view with the button above or with V, and say what is to be done.</source>
        <translation>Halten Sie eine Ansicht mit der Schaltfläche oben oder mit V fest und beschreiben Sie, was zu tun ist.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Title of the comment</source>
        <translation>Titel des Kommentars</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Text of the comment</source>
        <translation>Text des Kommentars</translation>
    </message>
    <message>
        <source>Remove the comment</source>
        <translation>Kommentar entfernen</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Take in comments of a BCF file</source>
        <translation>Kommentare einer BCF-Datei übernehmen</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Write all comments to a BCF file</source>
        <translation>Alle Kommentare in eine BCF-Datei schreiben</translation>
    </message>
    <message>
        <source>View {number}</source>
        <translation>Ansicht {number}</translation>
    </message>
    <message>
        <source>Comments written to {file}: {count}.</source>
        <translation>In {file} geschriebene Kommentare: {count}.</translation>
    </message>
    <message>
        <source>Open comments</source>
        <translation>Kommentare öffnen</translation>
    </message>
    <message>
        <source>BCF files (*.bcf *.bcfzip)</source>
        <translation>BCF-Dateien (*.bcf *.bcfzip)</translation>
    </message>
    <message>
        <source>BCF 2.1, for most programs (*.bcf)</source>
        <translation>BCF 2.1, für die meisten Programme (*.bcf)</translation>
    </message>
    <message>
        <source>BCF 3.0 (*.bcf)</source>
        <translation>BCF 3.0 (*.bcf)</translation>
    </message>
    <message>
        <source>Save comments</source>
        <translation>Kommentare speichern</translation>
    </message>
    <message>
        <source>Comments read: {count}.</source>
        <translation>Gelesene Kommentare: {count}.</translation>
    </message>
    <message>
        <source>The comments could not be kept: {error}</source>
        <translation>Die Kommentare konnten nicht gespeichert werden: {error}</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>Attribut</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Merkmal</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>Material</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Verschoben</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Geometrie</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>Before: building, output, folder or package</source>
        <translation>Vorher: Gebäude, Ausgabe, Ordner oder Paket</translation>
    </message>
    <message>
        <source>After: building, output, folder or package</source>
        <translation>Nachher: Gebäude, Ausgabe, Ordner oder Paket</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Toleranz</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignorieren</translation>
    </message>
    <message>
        <source>for example kind:moved, class:IfcSpace</source>
        <translation>zum Beispiel kind:moved, class:IfcSpace</translation>
    </message>
    <message>
        <source>&amp;Tolerance:</source>
        <translation>&amp;Toleranz:</translation>
    </message>
    <message>
        <source>I&amp;gnore:</source>
        <translation>I&amp;gnorieren:</translation>
    </message>
    <message>
        <source>Save &amp;report…</source>
        <translation>&amp;Bericht speichern…</translation>
    </message>
    <message>
        <source>Save a report of the differences</source>
        <translation>Einen Bericht der Unterschiede speichern</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>GlobalId</source>
        <translation>GlobalId</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Nothing differs. Compared: {facets}.</source>
        <translation>Keine Unterschiede. Verglichen: {facets}.</translation>
    </message>
    <message>
        <source>{counts}. Compared: {facets}.</source>
        <translation>{counts}. Verglichen: {facets}.</translation>
    </message>
    <message>
        <source>Save a report to see them all.</source>
        <translation>Speichern Sie einen Bericht, um alle zu sehen.</translation>
    </message>
    <message>
        <source>The report {path} is written.</source>
        <translation>Der Bericht {path} ist geschrieben.</translation>
    </message>
    <message>
        <source>Save a report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webseite (*.html)</translation>
    </message>
    <message>
        <source>Excel (*.xlsx)</source>
        <translation>Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>The same in both</source>
        <translation>In beiden gleich</translation>
    </message>
    <message>
        <source>Another shape or place</source>
        <translation>Andere Geometrie oder Lage</translation>
    </message>
    <message>
        <source>Another colour</source>
        <translation>Andere Farbe</translation>
    </message>
    <message>
        <source>Only here</source>
        <translation>Nur hier</translation>
    </message>
</context>
<context>
    <name>ContentPanel</name>
    <message>
        <source>&amp;Storeys</source>
        <translation>&amp;Geschosse</translation>
    </message>
    <message>
        <source>Storeys</source>
        <translation>Geschosse</translation>
    </message>
    <message>
        <source>&amp;Classes</source>
        <translation>&amp;Klassen</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>for example IfcWall, IfcSlab</source>
        <translation>zum Beispiel IfcWall, IfcSlab</translation>
    </message>
    <message>
        <source>Selector</source>
        <translation>Selektor</translation>
    </message>
    <message>
        <source>Only what meets this, in the selector syntax of IfcOpenShell; classes, attributes, properties, materials and more.</source>
        <translation>Nur was dem entspricht, in der Selektor-Syntax von IfcOpenShell: Klassen, Attribute, Merkmale, Materialien und mehr.</translation>
    </message>
    <message>
        <source>Se&amp;lector:</source>
        <translation>Se&amp;lektor:</translation>
    </message>
    <message>
        <source>&amp;Whole building</source>
        <translation>Gan&amp;zes Gebäude</translation>
    </message>
    <message>
        <source>Export the whole building</source>
        <translation>Das ganze Gebäude exportieren</translation>
    </message>
    <message>
        <source>Add buildings to see what is in them.</source>
        <translation>Fügen Sie Gebäude hinzu, um deren Inhalt zu sehen.</translation>
    </message>
    <message>
        <source>Counting what is in the buildings…</source>
        <translation>Der Inhalt der Gebäude wird gezählt…</translation>
    </message>
    <message>
        <source>What is in these buildings could not be counted.</source>
        <translation>Der Inhalt dieser Gebäude konnte nicht gezählt werden.</translation>
    </message>
    <message>
        <source>Tick at least one storey and one class.</source>
        <translation>Wählen Sie mindestens ein Geschoss und eine Klasse.</translation>
    </message>
    <message>
        <source>Untick what the export is to leave out.</source>
        <translation>Entfernen Sie die Häkchen bei allem, was der Export auslassen soll.</translation>
    </message>
    <message>
        <source>Also: {part}</source>
        <translation>Außerdem: {part}</translation>
    </message>
</context>
<context>
    <name>DestinationPanel</name>
    <message>
        <source>&amp;Next to each building</source>
        <translation>&amp;Neben jedem Gebäude</translation>
    </message>
    <message>
        <source>Next to each building</source>
        <translation>Neben jedem Gebäude</translation>
    </message>
    <message>
        <source>In the f&amp;older</source>
        <translation>Im &amp;Ordner</translation>
    </message>
    <message>
        <source>In one folder</source>
        <translation>In einem Ordner</translation>
    </message>
    <message>
        <source>Destination folder</source>
        <translation>Zielordner</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Bro&amp;wse…</source>
        <translation>D&amp;urchsuchen…</translation>
    </message>
    <message>
        <source>Choose the destination folder</source>
        <translation>Zielordner wählen</translation>
    </message>
    <message>
        <source>If a file exists</source>
        <translation>Wenn eine Datei vorhanden ist</translation>
    </message>
    <message>
        <source>Add a number to the new name</source>
        <translation>Neuen Namen nummerieren</translation>
    </message>
    <message>
        <source>Replace the existing file</source>
        <translation>Vorhandene Datei ersetzen</translation>
    </message>
    <message>
        <source>Leave the existing file as it is</source>
        <translation>Vorhandene Datei behalten</translation>
    </message>
    <message>
        <source>If a file e&amp;xists:</source>
        <translation>Wenn &amp;Datei vorhanden:</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
</context>
<context>
    <name>DetailsPanel</name>
    <message>
        <source>Su&amp;mmary</source>
        <translation>&amp;Überblick</translation>
    </message>
    <message>
        <source>&amp;Issues</source>
        <translation>&amp;Meldungen</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>Pro&amp;tokoll</translation>
    </message>
    <message>
        <source>No export selected</source>
        <translation>Kein Export ausgewählt</translation>
    </message>
    <message>
        <source>Select an export to see its result, its issues and its log.</source>
        <translation>Wählen Sie einen Export aus, um Ergebnis, Meldungen und Protokoll zu sehen.</translation>
    </message>
</context>
<context>
    <name>DropHintView</name>
    <message>
        <source>Drop buildings or folders to export them</source>
        <translation>Gebäude oder Ordner hier ablegen, um sie zu exportieren</translation>
    </message>
</context>
<context>
    <name>ElementTreeModel</name>
    <message>
        <source>Element</source>
        <translation>Bauteil</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
</context>
<context>
    <name>ElementTreeView</name>
    <message>
        <source>Search name, class or GlobalId</source>
        <translation>Name, Klasse oder GlobalId suchen</translation>
    </message>
    <message>
        <source>Search elements</source>
        <translation>Bauteile suchen</translation>
    </message>
    <message>
        <source>Elements</source>
        <translation>Bauteile</translation>
    </message>
    <message>
        <source>Order of the tree</source>
        <translation>Gliederung des Baums</translation>
    </message>
    <message>
        <source>What the tree is ordered by</source>
        <translation>Wonach der Baum gegliedert ist</translation>
    </message>
    <message>
        <source>By place</source>
        <translation>Nach Lage</translation>
    </message>
    <message>
        <source>By class</source>
        <translation>Nach Klasse</translation>
    </message>
    <message>
        <source>By material</source>
        <translation>Nach Material</translation>
    </message>
    <message>
        <source>By system or group</source>
        <translation>Nach System oder Gruppe</translation>
    </message>
</context>
<context>
    <name>ElidedTextView</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
</context>
<context>
    <name>FiguresPage</name>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>The last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>The last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>The last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>The last year</source>
        <translation>Letztes Jahr</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>Gesamte Zeit</translation>
    </message>
    <message>
        <source>Write &amp;report…</source>
        <translation>&amp;Bericht schreiben…</translation>
    </message>
    <message>
        <source>Write a report of these figures</source>
        <translation>Einen Bericht dieser Kennzahlen schreiben</translation>
    </message>
    <message>
        <source>Exports by format</source>
        <translation>Exporte nach Format</translation>
    </message>
    <message>
        <source>Exports by quality</source>
        <translation>Exporte nach Qualität</translation>
    </message>
    <message>
        <source>Most frequent errors</source>
        <translation>Häufigste Fehler</translation>
    </message>
    <message>
        <source>Time by building</source>
        <translation>Dauer nach Gebäude</translation>
    </message>
    <message>
        <source>Where the time goes</source>
        <translation>Verteilung der Zeit</translation>
    </message>
    <message>
        <source>Exports by day</source>
        <translation>Exporte pro Tag</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>Exporte</translation>
    </message>
    <message>
        <source>Success rate</source>
        <translation>Erfolgsquote</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Usual time</source>
        <translation>Übliche Dauer</translation>
    </message>
    <message>
        <source>Most memory</source>
        <translation>Größter Speicherbedarf</translation>
    </message>
    <message>
        <source>By format</source>
        <translation>Nach Format</translation>
    </message>
    <message>
        <source>By quality</source>
        <translation>Nach Qualität</translation>
    </message>
    <message>
        <source>Slowest buildings</source>
        <translation>Langsamste Gebäude</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Write a report</source>
        <translation>Bericht schreiben</translation>
    </message>
    <message>
        <source>Excel (*.xlsx)</source>
        <translation>Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
</context>
<context>
    <name>FilterBarView</name>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Laufend</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>S&amp;how:</source>
        <translation>An&amp;zeigen:</translation>
    </message>
</context>
<context>
    <name>FormatGroup</name>
    <message>
        <source>3D model</source>
        <translation>3D-Modell</translation>
    </message>
    <message>
        <source>Drawings and reports</source>
        <translation>Zeichnungen und Berichte</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>Austausch</translation>
    </message>
</context>
<context>
    <name>FormatOptionsPanel</name>
    <message>
        <source>The chosen formats have no options.</source>
        <translation>Die gewählten Formate haben keine Optionen.</translation>
    </message>
    <message>
        <source>Ad&amp;vanced options</source>
        <translation>&amp;Erweiterte Optionen</translation>
    </message>
    <message>
        <source>&amp;Reset all</source>
        <translation>&amp;Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Reset all options</source>
        <translation>Alle Optionen zurücksetzen</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
</context>
<context>
    <name>FormatsPanel</name>
    <message>
        <source>Search formats, endings and contents</source>
        <translation>Formate, Endungen und Inhalte suchen</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Formate</translation>
    </message>
    <message>
        <source>About the format</source>
        <translation>Über das Format</translation>
    </message>
    <message>
        <source>&amp;Formats</source>
        <translation>&amp;Formate</translation>
    </message>
    <message>
        <source>Writes {suffix} files</source>
        <translation>Schreibt {suffix}-Dateien</translation>
    </message>
    <message>
        <source>Keeps</source>
        <translation>Bleibt erhalten</translation>
    </message>
    <message>
        <source>Drops</source>
        <translation>Geht verloren</translation>
    </message>
</context>
<context>
    <name>HandoverPanel</name>
    <message>
        <source>Where there are several outputs</source>
        <translation>Bei mehreren Ausgaben</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Immer</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Manifest</source>
        <translation>Manifest</translation>
    </message>
    <message>
        <source>A file with sizes, hashes and ledgers of all outputs, to verify them later</source>
        <translation>Eine Datei mit Größen, Prüfsummen und Nachweisen aller Ausgaben, um sie später zu prüfen</translation>
    </message>
    <message>
        <source>Mani&amp;fest:</source>
        <translation>&amp;Manifest:</translation>
    </message>
    <message>
        <source>Put all &amp;buildings into one output of each format</source>
        <translation>A&amp;lle Gebäude in eine Ausgabe je Format zusammenführen</translation>
    </message>
    <message>
        <source>Pack copies with a manifest into a &amp;ZIP file</source>
        <translation>Kopien mit Manifest in eine &amp;ZIP-Datei packen</translation>
    </message>
    <message>
        <source>Cancel what waits when one output &amp;fails</source>
        <translation>Wartendes a&amp;bbrechen, wenn eine Ausgabe fehlschlägt</translation>
    </message>
    <message>
        <source>Make every&amp;thing anew, without the cache</source>
        <translation>Alles ne&amp;u erzeugen, ohne Zwischenspeicher</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>From 1 (low) to 9 (high) among what waits</source>
        <translation>Von 1 (niedrig) bis 9 (hoch) unter allem, was wartet</translation>
    </message>
    <message>
        <source>&amp;Priority:</source>
        <translation>&amp;Priorität:</translation>
    </message>
    <message>
        <source> min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the quality has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What takes longer is ended, and counts as failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time &amp;limit:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand-over</source>
        <translation>Übergabe</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>Nothing exported yet</source>
        <translation>Noch nichts exportiert</translation>
    </message>
    <message>
        <source>Every export is kept here with its settings, its result and its log.</source>
        <translation>Hier bleibt jeder Export mit Einstellungen, Ergebnis und Protokoll erhalten.</translation>
    </message>
    <message>
        <source>History of exports</source>
        <translation>Verlauf der Exporte</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>Verlauf durchsuchen</translation>
    </message>
    <message>
        <source>Show &amp;more</source>
        <translation>&amp;Mehr anzeigen</translation>
    </message>
    <message>
        <source>Show more of the history</source>
        <translation>Mehr vom Verlauf anzeigen</translation>
    </message>
    <message>
        <source>The newest {count} exports</source>
        <translation>Die neuesten {count} Exporte</translation>
    </message>
</context>
<context>
    <name>IssueTableModel</name>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>Bauteil</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschehen ist</translation>
    </message>
</context>
<context>
    <name>IssuesView</name>
    <message>
        <source>Issues</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>The selected issue</source>
        <translation>Die ausgewählte Meldung</translation>
    </message>
    <message>
        <source>No issues</source>
        <translation>Keine Meldungen</translation>
    </message>
    <message>
        <source>Nothing to report so far.</source>
        <translation>Bisher nichts zu melden.</translation>
    </message>
</context>
<context>
    <name>JobListPanel</name>
    <message>
        <source>Show &amp;all</source>
        <translation>&amp;Alle anzeigen</translation>
    </message>
    <message>
        <source>No export matches</source>
        <translation>Kein Export passt</translation>
    </message>
    <message>
        <source>Nothing in the list is like what you look for.</source>
        <translation>Nichts in der Liste entspricht Ihrer Suche.</translation>
    </message>
</context>
<context>
    <name>JobTableModel</name>
    <message>
        <source>Building</source>
        <translation>Gebäude</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation>Vergangen</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Eingereiht</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message numerus="yes">
        <source>No. %n in line</source>
        <translation>
            <numerusform>Nr. %n in der Reihe</numerusform>
            <numerusform>Nr. %n in der Reihe</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobTableView</name>
    <message>
        <source>Sort as they &amp;came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resize to contents</source>
        <translation>&amp;Breite an Inhalt anpassen</translation>
    </message>
    <message>
        <source>Reset &amp;columns</source>
        <translation>&amp;Spalten zurücksetzen</translation>
    </message>
</context>
<context>
    <name>JobText</name>
    <message>
        <source>Queued</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Done, with warnings</source>
        <translation>Fertig, mit Warnungen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Crashed</source>
        <translation>Abgestürzt</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Shaping</source>
        <translation>Geometrie erzeugen</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>Bereitstellen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>{stage} {done} of {total}</source>
        <translation>{stage}: {done} von {total}</translation>
    </message>
    <message>
        <source>{format}, {percent} percent, {state}</source>
        <translation>{format}, {percent} Prozent, {state}</translation>
    </message>
    <message>
        <source>{format}, {percent} percent, {stage}</source>
        <translation>{format}, {percent} Prozent, {stage}</translation>
    </message>
    <message>
        <source>Time and size are not known yet.</source>
        <translation>Dauer und Größe sind noch nicht bekannt.</translation>
    </message>
    <message>
        <source>About {time} and {size}</source>
        <translation>Etwa {time} und {size}</translation>
    </message>
    <message>
        <source>({count} outputs unknown)</source>
        <translation>({count} Ausgaben unbekannt)</translation>
    </message>
</context>
<context>
    <name>LedgerBarView</name>
    <message>
        <source>exported</source>
        <translation>exportiert</translation>
    </message>
    <message>
        <source>simplified</source>
        <translation>vereinfacht</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>Of {count} products of the building: {parts}</source>
        <translation>Von {count} Produkten des Gebäudes: {parts}</translation>
    </message>
</context>
<context>
    <name>LivePanel</name>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Success since the start</source>
        <translation>Erfolg seit dem Start</translation>
    </message>
    <message>
        <source>Queue done in</source>
        <translation>Warteschlange fertig in</translation>
    </message>
    <message>
        <source>{running} of {slots}</source>
        <translation>{running} von {slots}</translation>
    </message>
    <message>
        <source>{size}/s, {count} a minute</source>
        <translation>{size}/s, {count} pro Minute</translation>
    </message>
</context>
<context>
    <name>LogView</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Nothing has been said yet.</source>
        <translation>Noch keine Einträge.</translation>
    </message>
    <message>
        <source>Cop&amp;y report</source>
        <translation>B&amp;ericht kopieren</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Copy the settings, the issues and the log of this export</source>
        <translation>Einstellungen, Meldungen und Protokoll dieses Exports kopieren</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Export Studio</source>
        <translation>Export Studio</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>Schedules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Recent buildings</source>
        <translation>&amp;Zuletzt exportierte Gebäude</translation>
    </message>
    <message>
        <source>Nothing exported yet</source>
        <translation>Noch nichts exportiert</translation>
    </message>
    <message>
        <source>{done} exported, {failed} failed</source>
        <translation>{done} exportiert, {failed} fehlgeschlagen</translation>
    </message>
    <message>
        <source>The queue is done</source>
        <translation>Die Warteschlange ist fertig</translation>
    </message>
</context>
<context>
    <name>MessageView</name>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Open a GLB file</source>
        <translation>Eine GLB-Datei öffnen</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Export them one by one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the element in the program that wrote the file, and model it more simply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put right what the failed jobs say, and retry all that failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry the jobs that you still want.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The batch was to stop at the first error, and {name} to {format} failed{code}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The element {element} {how}; it was shaped in another way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same holds for {more} more elements.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{equal_failures} exports to {format} in a row failed alike ({code}), so the rest of this format was not tried.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} {how} {name2}{what}: they can&apos;t be merged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of: {suffixes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the files in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a building ({suffixes}) or an output of Export Studio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not of a kind that can be compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not of a kind that can be read here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A building can&apos;t be read: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check your rights to the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} can&apos;t be read: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} can&apos;t be read: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} can&apos;t be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder, or let outputs be numbered or replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a folder that is new.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} exists already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space or choose another folder; nothing was left half written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough space in {folder} for {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder, or check your rights to this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} can&apos;t be written to: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {folder} is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} could not be written to {folder}: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder for the output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {folder} can&apos;t be written to: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The preset can&apos;t be kept: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buildings are files that end in {suffixes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no building in the folder {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outputs can&apos;t be named by “{text}”: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write {patterns}, or text with some of {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let outputs be numbered or replaced to export it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} has {free} MB left, and the outputs will take about {disk} MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the file there, and retry the job.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is in use by another program: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} or its folder {folder} is in use by another program: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is no longer the file that was exported, so it was not packed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for the package again, or export anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The package {name} is not sound: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is no manifest that can be used: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a package, a folder with a manifest, or a single output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a package, a manifest, or a single output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no manifest in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is no output of Export Studio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has {count} elements, and its ledger says {ledger}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not the file that was exported: its size or its hash differs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export both again, and report it if it stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The building is not of the same size in {name} and {other_name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} and {other_name} have different elements, and their ledgers do not say so: {strays}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} can&apos;t be read: it ends its reader.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A comparison can&apos;t be written as {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A report can&apos;t be written as {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the name end in {writers}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare exports of the same buildings in the same format, or two single files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no building in both that could be compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exports work, but are forgotten when the program ends. Make the folder writable, or name another in the environment variable EXPORTSTUDIO_DATA.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history of exports can&apos;t be kept in {parent} ({cause}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new, empty history was begun. Exported files are not affected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history of exports is damaged ({cause}) and was set aside as {aside}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history of exports in {path} was made by a newer version of Export Studio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use that version, or name another folder in the environment variable EXPORTSTUDIO_DATA.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk of the data folder (exportstudio doctor).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {what} can&apos;t be kept: the history could not be written, or it is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is looked for again; check the path, or whether its drive is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {folder} is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the building by these to have it on the map again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The building stands far from its origin; {x} / {y} / {z} m were taken out so that no detail is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The building stands far from its origin; {x} / {y} / {z} m were taken out, as asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Viewers show it around 0; the offset is written in the file (asset.extras.offset).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another file, or a format that needs no shapes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the {elements} elements has a shape; nothing to draw ({reasons}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model has no elements, so there is nothing to draw.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List the jobs to see them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no {what} “{id}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of: {qualities}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no quality “{key}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} has no quality “{quality}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known options: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no option “{name}” here; it was ignored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it as #rrggbb, for example #2563eb.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the path of a TrueType font (.ttf), or the name of an installed one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The option “{name}” can&apos;t be {value}; {default} is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The option “{name}” can&apos;t be “{value}”; {instead}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of: {exporters}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No format is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no format “{key}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs, run fewer jobs at once, or choose a coarser quality.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job needs more memory than there is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a file or folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name at least one file or folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are options for {strays}, which is not exported here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write an option as format.name=value, with a format of this request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One that another window queued again is changed there; one that succeeded stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job {id} is {replace}, and that can&apos;t be changed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs, or install Export Studio again, and retry the job.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The process that does the export couldn&apos;t be started: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry the job; if it happens again, send the job&apos;s log with a report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The process that does the export said something that can&apos;t be understood ({error}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export process ended without a word about this job.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export process said nothing for {limit_s} seconds and was ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file may be too large for this computer. Close other programs and retry the job.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export process crashed{where} ({how}).{again}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If nobody ended it, the computer may have run out of memory: close other programs, or choose a lower quality, and retry the job.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export process was ended from outside{where} ({exit_code}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the job again when it suits you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program ended before this job did.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of the files may be damaged, or too large for the memory; verify both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report of the export counts every element, whatever is left out here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are more than {most_issues} findings; the rest is left out here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} and {name2} could not be compared: the process that did it ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for less at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in {name} is {selection}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selector “{query}” can&apos;t be read{where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write for example IfcWall, IfcSlab or IfcDoor, Name=&quot;D1&quot;; the syntax is that of IfcOpenShell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has {listed}{listed2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model has no {kind} {missing}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run fewer jobs at once, or close other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The jobs will need about {wanted} GB of memory at once, and {free} GB are free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of them may be damaged, or all of them too large together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The buildings could not be merged: the process that did it ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A try failed ({code}: {text}) It is repeated after {pause_s} s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job took longer than {limit_s} and is tried once more, with twice the time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a lower quality or a part of the building, or give the job more time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job took longer than {limit_s}, on a second try, and was ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both windows show them. When the other one is closed, this one takes its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export Studio is open already (process {pid}), and does the exports of this window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a number from 1 (low) to 9 (high).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{priority} is no priority.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use up to 64 letters, digits, “.”, “_” and “-”, for one job.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{job_id}” can&apos;t be the id of a job: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another id, or retry that job.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a job “{job_id}” already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save one in the window, or add a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no preset “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file that Export Studio wrote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The preset has no name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} can&apos;t be read as a preset: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset “{name}”: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If memory runs out it is ended. Run fewer jobs at once, or choose a coarser quality.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export process holds {held_bytes} GB of memory, more than its share of {share} GB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory ran out while the export process held {held_bytes} GB; the job is tried again when no other runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run fewer jobs at once to save the time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs, choose a coarser quality, or export a part of the building.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export process held {held_bytes} GB of memory and was ended before the computer ran out{where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A lower quality, or fewer formats, would be done sooner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let more exports run at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{waiting} buildings wait, and this computer runs as many at once as it can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{waiting} buildings wait, and {slots} run at once, of {best} that could.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{waiting} buildings wait, because little memory is left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask its author, or remove it; without {allowed}=1 no such package is loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The format of the third-party package {package} can&apos;t be used: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A cron text has five fields: minute hour day month weekday.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a minute at least.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one that is to come.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No time is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That time is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick at least one day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write five fields, as in the example.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{error}. An example: 0 2 * * mon-fri.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} is no time for a schedule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List them to see them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no {what} “{key}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name “{name}” of the {what} {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let missed runs be made up for once (--missed once), or start it by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run of {due} was missed: no program ran then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run was left out: the jobs of the one before are not over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the schedule run less often, or look at what holds them up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose 5, or so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{settle_s} seconds are no time to wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder in the step “Destination”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What runs by itself needs one destination.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export Studio made a mistake of its own in this job.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its log says where; please report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export Studio made a mistake of its own ({name}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export Studio made a mistake of its own in the manifest ({error}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the log of the program with a report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something unexpected happened while the job was supervised: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The outputs themselves are not affected. Please report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export or download the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export or download the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the IFC model itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download the raw file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch it with “git lfs pull”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name it .ifcxml if it is ifcXML.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name it .ifczip, or unpack it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as plain ASCII or UTF-8 text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {supported}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the model again from the program that made it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header begins twice; the first beginning was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header of {name} is damaged: a second HEADER begins in line {line}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header of {name} is damaged: it names no schema (FILE_SCHEMA).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the model again in one of these.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The schema {schema} is not supported (supported: {supported}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the result; export the model again in a current schema if it is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header says {schema}; the file was read as {schema2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file ends early: {parsed} records read, END-ISO-10303-21 is missing; the model is incomplete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{parsed} of {expected} records could be read; missing are {some}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend that line, or export the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} can&apos;t be parsed: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is damaged {place}: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The elements concerned are exported without what is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{dangling} references lead to records that do not exist ({some}{dangling2}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{left_out} records are not known in {schema_identifier}: {entities}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{changed} texts have letters that were not encoded as IFC asks; they were read as Shift-JIS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{strings} texts have letters that were not encoded as IFC asks; they were read as {encoding}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the right file was chosen, and export it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model has no IfcProject; its elements were read all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model has no project and no elements: there is nothing to export.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the size of the building in the result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file gives no length unit; metres were assumed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model has {projects} projects; the first was taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ids} elements {kind}: {some}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the model as .ifc (STEP) or .ifczip.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is ifcXML, which can&apos;t be read: the IFC library in use reads no ifcXML.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an archive that holds an .ifc file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model in {name} has a path that leaves its folder (“{filename}”); it was read in memory and unpacked nowhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no IFC model in {name} (found: {found}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack it yourself if you trust it, and export the .ifc file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack the archive to export the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zip the model again, without a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} can&apos;t be unpacked: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} holds {models} models; “{filename}” was taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} unpacks to {file_size} GB (ratio {ratio}:1): this looks like an attack, not like a building.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the model again as {supported}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is IFC5 (IFCX), which is not supported yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ifc_class} “{name}” is part of itself by way of “{name2}”; the circle was cut there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record #{id} is defined twice; only one could be taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The elements concerned may be wrong or incomplete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has {words} where a number or record belongs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ended} texts have letters that are cut off; those were left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{removed} characters in names are no characters at all (control codes or halves of a pair); they were left out or marked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the image beside the model, or into the .ifczip with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image “{name}” {reason}; the surfaces under it keep their colour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is left out of account. Ask for a model with one of the two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The coordinates of the building are those of the map already (around {x} / {y} m), and its map conversion adds nothing to them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The coordinates of the building are those of the map already (around {x} / {y} m); its map conversion would move it there a second time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scale of the map conversion ({given}) does not go with the units of project and map; it was read as {likely}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the result: what they were to hide or to end can&apos;t be known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks of comments without their other half were left out (line {some}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing values count as not given; what is too much is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{uneven} records have more or fewer values than {schema_identifier} asks for ({some}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{total} values are not known in {schema_identifier} ({some}); they count as not given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shapes that depend on them fail, and tables have them as text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{total} numbers are infinite, undefined, or beyond what a number can be ({some}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An element has the same attribute twice there: take one of them out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend it, or export the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend that line, or export the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is no JSON: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not well-formed XML in line {line}, column {column}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take that out if you trust the file; buildings need none of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was refused: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} × {what} in the file were left out: drawings need none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the namespace is {namespace}; read as {arx}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the prefix arx is not declared; read as {arx}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the root has no namespace; read as {svg}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a calculation has its formula as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a force has {other} instead of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a mass has its value as an attribute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a variable has its value as an attribute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a {attribute} is written into an attribute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a {kind} has its name for a tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a {kind} is called {local}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an anchor has its place as an attribute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attributes like arx:prop:NAME, which no XML knows; read as arx:NAME</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>behaviours have a {kind} outside &lt;{kind2}s&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>objects have children without the prefix arx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the root has no size: neither viewBox nor width and height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>things are drawn that no arx:object describes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>types have no dot, as in category.kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a calculation has no {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a force has no type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a trigger has no {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a variable has no name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an element is no JSON object; it was left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object has no plain type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two objects share an id; the second got another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a box has sizes that are no lengths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a count is no whole number; it was rounded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a force is no number; it was kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a mass is no number above 0; it was kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a precision is no number with a unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a value is not of its type; it was read as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a variable has no value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the sheet has no origin and extent; 0 was taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has no kind {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a connection leads to what there is not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a figure belongs to an object that there is not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object is part of one that there is not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>systems have members that there are not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no arx:units is given: a bare number is a millimetre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no storey is named; all lies in one, “Level 0”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>objects have a place but no size, and so no body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>storeys have no heights; they were put 3 m apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing of IFC is called {type}; it became a proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the layer {layer} is not known; it was kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no type {ifc_class}; a plain one stands in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no {ifc_class}; it became a proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an SVGX file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export it again as SVGX with an svg root.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is JSON without a list of elements, and so no SVGX.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is neither XML nor JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is no SVGX: it begins with &lt;{tag}&gt;, not with &lt;svg&gt;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is JSON, not XML; it was read as the same in XML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bodies are made of the plans: areas drawn up to the heights that the file gives, or to usual heights, 3 m for a storey.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bodies are made of the plans: areas drawn up to the heights that the file gives.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export this building alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} does not have one project, as a building that is merged must.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check where the buildings stand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge models of one coordinate reference system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only one of {name} and {name2} says where on the map it stands: in the merged model they share their origin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} stands in {crs} and {name2} in {crs2}: in the merged model they share their origin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Are both files states of one building? Compare them instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{clashes} elements of {name} have the GlobalId of another building&apos;s; they got new ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it still exists and that you may open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a .glb or .gltf file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export it as glTF 2.0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is glTF {version}; only glTF 2 can be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a glTF file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export it again, or ask its author for a new copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export it again without this extension to see it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the package “meshopt”, or export again without “Optimise for the web”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is compressed with meshopt, and its decoder is not installed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file needs the glTF extension {extension}, which the preview cannot read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export it at a lower quality, or one storey at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is too large to be previewed on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep both files together in one folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file “{name}”, which belongs to it, cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check which elements the export includes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file contains no triangles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs if memory is short, and open the file again. The file is unharmed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The process that reads the file for the preview ended unexpectedly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report this with the log: it is a defect of Export Studio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file does not hold what it should: {differences}. It was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file that was written is not sound: {what}. It was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it fails again, report it with the log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it happens twice, check the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} can&apos;t be read back: {why}. It was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{flattened} elements are nested deeper than {deepest} levels; they were put on the last of these levels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a coarser quality, or export the storeys one by one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The result would have {size} GiB; a GLB can&apos;t hold more than 4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it (pip install meshopt), or export without this option.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Optimise for the web” needs the package meshopt, which is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{label}” keeps to plain glTF, which has no {asked}; left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON and Parquet hold them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{changed} texts have control characters, which this format can&apos;t hold; each was replaced by “�”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All other formats of tables hold them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cut} texts are longer than the 32,767 characters of a cell of Excel; they were cut.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The charts of the workbook can&apos;t be made ({error}); it has none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheet Statistics has their figures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the model again from the program that made it, if other programs know it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give one as EPSG has it, such as EPSG:25832.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latitudes reach from −90 to 90, longitudes from −180 to 180.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no place at latitude {latitude}, longitude {longitude}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{changed} records have no GlobalId, or one that another has, too; they were given new ones ({some}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{crs}” is not known as a reference system of maps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give its latitude and longitude, or its coordinate reference system, as options.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reference system of the map (“{crs}”) is not known, so that its map conversion could not be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model does not say where on Earth it stands; it was laid out in metres at 0°, 0°.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install a TrueType font for this script (on Debian: fonts-droid-fallback) and export again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No font of this computer has {some}{more}; these letters stand as their numbers, and can be searched and copied as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of layers “{text}” can&apos;t be read: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write, for example: IfcWall=A-WALL; IfcDoor=A-DOOR.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{strip}” does not say which layer a class goes to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a PNG or JPEG file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some names can&apos;t be those of layers: {changed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The logo {path} can&apos;t be used: {error}. The report has none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables hold them whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The attached elements.json has the names of elements in full; formats of tables have all other texts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cut} texts are too long for their place; they end with “{ellipsis}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shortened} names are longer than the 255 bytes that DXF has for them; they were cut.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install what it needs (on Linux: libGL and libX11), or choose another format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OpenCascade, which writes STEP and IGES, can&apos;t be loaded: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that there is enough space on the disk, and report it if there is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OpenCascade could not write the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorten them in the program that wrote the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are in the file all the same; ask for a model with one origin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{far} elements lie more than 50 km from the others, and so beside the sheet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, while it made the element {element}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LD_LIBRARY_PATH</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has other characters, or too many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are {count} jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>took more memory than there is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, but </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> It had been made again without {quarantine}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{target} exists already, or is being made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{target} exists already, or is being made, and was left as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} records said against the schema what it has other words for ({kinds}); they were put as it asks for, and mean the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} names are longer than {longest} characters, which breaks readers of this format; they were cut.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the building by these to have it on the map again, or choose STEP, which has them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The building stands so far from its origin that programs break on such IGES files; {x} / {y} / {z} m were taken out of all coordinates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The GlobalIds beside them tell the elements apart; STEP has all letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{changed} names have letters that IGES has no similar ones for; they became question marks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The building stands so far from its origin that numbers leave less than the tolerance of OpenCascade there: programs built on it may find fault with placed solids, though each is sound by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where that matters, export with “Move to the origin”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose STEP, which shares shapes, or export a part of the building.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IGES would have {faces} faces, since it can&apos;t say that elements share a shape; with more than {most_faces} nothing can open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and {numbers} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> in the stage “{stage}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(none)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Areas are the net floor areas that the source states; those with an asterisk are measured in the plan. Spaces without an area have no shape.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EXPORTSTUDIO_PLUGINS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every {every_s} seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IFC2X3, IFC4 and IFC4X3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longitudes and latitudes from {name} are right {within} only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OpenCascade can&apos;t read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OpenCascade finds no shape in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift-JIS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sums of what the source states for its elements, without widths and heights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a buffer view names no buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a buffer view reaches beyond the end of its buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a chunk reaches beyond the end of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a circle without radius</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a column of properties has no content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a column of properties is of an unknown type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a column of properties is too short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a compressed buffer view is not as long as it says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a curve that is trimmed by nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a curve without length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a grid: lines, no body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a material wears an image that does not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a mesh does not say where its image lies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a mesh ends within a triangle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a mesh has coordinates that are not finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a mesh has more positions than colours, or fewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a mesh has more positions than normals, or fewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a mesh has more positions than texture coordinates, or fewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a mesh has no positions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a mesh has normals that are none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a mesh is not where its bounds say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a mesh reaches beyond its buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a mesh refers to vertices that do not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a mesh wears a material that does not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a mirrored profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a node refers to a row of properties that does not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a placeholder is only a name in braces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a port: a point of connection, no body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a profile that crosses itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a section beside its curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a section that is turned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a trimmed polyline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a virtual element: a boundary that is not built</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accessor {index} changes what it does not have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accessor {index} does not hold vertex indices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accessor {index} does not hold whole numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accessor {index} has an unknown type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accessor {index} has {shape} components instead of {width}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accessor {index} reaches beyond the end of its buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accessor {index} refers to a vertex that does not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all of its faces are lines or points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an alignment is a line; it is drawn as a ribbon {ribbon_width_m} m wide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an annotation: lines and texts, no body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an array has no content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an array reaches beyond the end of its buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an element took too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an image is none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an instance refers to a row of properties that does not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an opening: it is cut out of the element that it belongs to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at byte {offset} (line {offset2})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>body_font</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bounds by {max} mm ({sizes} m against {sizes2} m)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>calculation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>curved faces as facets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>element of class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>element with GlobalId</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended the export process ({exit_code})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>have a GlobalId that is not valid; it was kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>have no GlobalId; their record number stands for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>heading_font</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is JSON (IFC5 / IFCX?), which is not supported yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is UTF-16 text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is XML, not IFC text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a Git LFS pointer{what}, not the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a PDF, not IFC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a gzip archive, not IFC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a web page (HTML), not IFC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a zip archive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is neither PNG nor JPEG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not an IFC file: it has no ISO-10303-21 header.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is simplified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is taken already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is {schema}, and</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it belongs to another scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it bounds no area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it declares entities, with which small files fill the memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not begin as a GLB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it ends within its header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it ends without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has a file named {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has faces whose outlines are no polygons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has lines or an outline only, no body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no description of its content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no geometry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no manifest.json</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has two files named {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has {data} bytes instead of {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has {infos} files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has {solids} solids, not {solids2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is larger than a gigabyte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is no sound ZIP file ({error})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is of another kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it lacks something ({error})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it may not lead out of the destination</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it needs {unknown}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it refers to a file outside its own folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it refers to points that do not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it refers to “{name}”, which is not beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it stopped or crashed the geometry kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was made by another version, and says what is not known here: {strangers}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was made by another version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it would grow to {total} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its binary part is not whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its body holds no items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its body is not closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its body is not closed, so that it is no solid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its buffer has {binary} bytes instead of {buffer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its checksum is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its compressed geometry cannot be unpacked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its coordinates are rounded, because it is far from the origin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its curve can&apos;t be drawn ({error})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its curved faces are facets, since {exact}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its elements are nested more than {deepest} deep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its embedded data are not readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its exact shape is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its exact shape reaches {away} mm farther or less far than its mesh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its geometry is cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its geometry is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its image could not be laid on, so it shows its colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its image is missing, so it shows its colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its list of points (PnIndex) refers to points that do not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its manifest can&apos;t be read ({error})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its nodes do not form a tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its parts do not meet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its placement follows a curve that can&apos;t be evaluated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its placement is farther away than any building</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its placement is relative to itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its points are not three numbers each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its shape has coordinates that are not finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its shape is a mapped item that maps itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its shape is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its shape refers to points that do not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its triangles are not three points each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>magnitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measures angles otherwise than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>node {number} has two parents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>node {number} names the properties of another element</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>node {number} stands nowhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of an unknown version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only one kernel made it: {reference}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only the first of its images is laid on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plan_paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sections have at least one gap between them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sections of different kinds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share a GlobalId with another; the record number was added to tell them apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>some of its positions are not numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spaces are left out; the option “spaces” includes them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>storey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>surface by {distance} mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>system or zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>that of the template is used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the colours of vertices are no colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the description of its content is not an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the description of its content is not valid JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the geometry kernel made nothing of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the geometry kernel made nothing of it ({said})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the instances of a mesh do not agree in number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the instances of a mesh lack the numbers that tell them apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the kernels differ in {difference}; the shape is that of {kernel}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the parts of its exact shape can&apos;t be told apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the texts of its properties are not UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the texts of its properties reach beyond their buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the volume of its exact shape is {volume_m} m³, not {volume} m³</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no format “{key}” here; it is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no placeholder {{{unknown}}}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no quality “{quality}”; standard is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>took longer than {element_s} seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trigger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two elements have one identifier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two nodes stand for one element</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>volume ({volumes} m³ against {volumes2} m³)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>xl/_rels/workbook.xml.rels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>xl/workbook.xml</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{content} bytes are missing at its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{crossing} of its {faces} faces have outlines that cross themselves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{crossing} of its {polygons} faces have outlines that cross themselves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{default} is used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{entry} is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{entry} is not what the manifest says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{error} is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{failure}; the shape of the fast kernel stands in for it{flaw}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kernel}, checked by {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{known} is used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is a link or a device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not in the manifest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{priority} is no priority; 5 is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reached} nodes belong to no scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} has no quality “{quality}”; it is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{unsound} of its {faces} faces refer to points that do not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“extensionsRequired” is not a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” is not a count or an offset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” is not a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” is not a list of objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” is not a list of {length} numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” is not a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” is not an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” points outside the {length} entries there are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” points to entry {index} of {length}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelView</name>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Schnitt</translation>
    </message>
    <message>
        <source>Cut the model open</source>
        <translation>Das Modell aufschneiden</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>Light or dark background</source>
        <translation>Heller oder dunkler Hintergrund</translation>
    </message>
    <message>
        <source>More tools</source>
        <translation>Weitere Werkzeuge</translation>
    </message>
    <message>
        <source>Look from one of the standard directions (1–6)</source>
        <translation>Aus einer der Standardrichtungen betrachten (1–6)</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
</context>
<context>
    <name>NamingPanel</name>
    <message>
        <source>Name of the outputs</source>
        <translation>Name der Ausgaben</translation>
    </message>
    <message>
        <source>Na&amp;me:</source>
        <translation>Na&amp;me:</translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation>Ein&amp;fügen</translation>
    </message>
    <message>
        <source>Insert a placeholder</source>
        <translation>Platzhalter einfügen</translation>
    </message>
    <message>
        <source>Example of a name</source>
        <translation>Beispiel eines Namens</translation>
    </message>
    <message>
        <source>Example:</source>
        <translation>Beispiel:</translation>
    </message>
    <message>
        <source>Names of the outputs</source>
        <translation>Namen der Ausgaben</translation>
    </message>
    <message>
        <source>building</source>
        <translation>gebaeude</translation>
    </message>
</context>
<context>
    <name>NewExportDialog</name>
    <message>
        <source>New export</source>
        <translation>Neuer Export</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&lt; B&amp;ack</source>
        <translation>&lt; Z&amp;urück</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>&amp;Next &gt;</source>
        <translation>&amp;Weiter &gt;</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>Gebäude</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Formate</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Kontrolle</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>E&amp;xportieren</translation>
    </message>
    <message>
        <source>E&amp;xport one building to {formats}</source>
        <translation>Ein Gebäude als {formats} e&amp;xportieren</translation>
    </message>
    <message numerus="yes">
        <source>E&amp;xport %n buildings to {formats}</source>
        <translation>
            <numerusform>%n Gebäude als {formats} e&amp;xportieren</numerusform>
            <numerusform>%n Gebäude als {formats} e&amp;xportieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Sa&amp;ve changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sa&amp;ve schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Watch folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n formats</source>
        <translation>
            <numerusform>%n Format</numerusform>
            <numerusform>%n Formate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>options changed: %n</source>
        <translation>
            <numerusform>geänderte Optionen: %n</numerusform>
            <numerusform>geänderte Optionen: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Whole building</source>
        <translation>Ganzes Gebäude</translation>
    </message>
    <message>
        <source>Next to each building</source>
        <translation>Neben jedem Gebäude</translation>
    </message>
    <message>
        <source>What comes into the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n gewählt</numerusform>
            <numerusform>%n gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>None chosen</source>
        <translation>Nichts gewählt</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message numerus="yes">
        <source>Outputs: %n</source>
        <translation>
            <numerusform>Ausgaben: %n</numerusform>
            <numerusform>Ausgaben: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>Dateien hinzufügen</translation>
    </message>
    <message>
        <source>Buildings (*.ifc *.ifczip *.ifcxml *.svgx)</source>
        <translation>Gebäude (*.ifc *.ifczip *.ifcxml *.svgx)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
</context>
<context>
    <name>NoticePanel</name>
    <message>
        <source>One file can&apos;t be exported:</source>
        <translation>Eine Datei kann nicht exportiert werden:</translation>
    </message>
    <message numerus="yes">
        <source>%n files can&apos;t be exported:</source>
        <translation>
            <numerusform>%n Datei kann nicht exportiert werden:</numerusform>
            <numerusform>%n Dateien können nicht exportiert werden:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>One export was interrupted when the program ended.</source>
        <translation>Ein Export wurde beim Ende des Programms unterbrochen.</translation>
    </message>
    <message numerus="yes">
        <source>%n exports were interrupted when the program ended.</source>
        <translation>
            <numerusform>%n Export wurde beim Ende des Programms unterbrochen.</numerusform>
            <numerusform>%n Exporte wurden beim Ende des Programms unterbrochen.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Restart</source>
        <translation>&amp;Neu starten</translation>
    </message>
    <message>
        <source>Dis&amp;miss</source>
        <translation>Ver&amp;werfen</translation>
    </message>
    <message>
        <source>The queue is held: what runs is finished, nothing else starts.</source>
        <translation>Die Warteschlange ist angehalten: Laufendes wird beendet, Weiteres beginnt nicht.</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>Wei&amp;termachen</translation>
    </message>
    <message>
        <source>The queue is done: {done} exported, {failed} failed.</source>
        <translation>Die Warteschlange ist fertig: {done} exportiert, {failed} fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Show &amp;failed</source>
        <translation>&amp;Fehlgeschlagene anzeigen</translation>
    </message>
    <message>
        <source>One export was taken off the list. Its file and its history stay.</source>
        <translation>Ein Export wurde aus der Liste entfernt. Datei und Verlauf bleiben.</translation>
    </message>
    <message numerus="yes">
        <source>%n exports were taken off the list. Their files and history stay.</source>
        <translation>
            <numerusform>%n Export wurde aus der Liste entfernt. Datei und Verlauf bleiben.</numerusform>
            <numerusform>%n Exporte wurden aus der Liste entfernt. Dateien und Verlauf bleiben.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>“{name}” is no longer seen to. What it exported stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export Studio closes when the queue is done.</source>
        <translation>Export Studio wird geschlossen, sobald die Warteschlange fertig ist.</translation>
    </message>
    <message>
        <source>&amp;Stay open</source>
        <translation>&amp;Geöffnet lassen</translation>
    </message>
    <message>
        <source>The report {path} is written.</source>
        <translation>Der Bericht {path} ist geschrieben.</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>Im &amp;Ordner anzeigen</translation>
    </message>
    <message>
        <source>JOB599: Something unexpected happened in the window. Exports go on.</source>
        <translation>JOB599: Im Fenster ist etwas Unerwartetes geschehen. Die Exporte laufen weiter.</translation>
    </message>
    <message>
        <source>&amp;Copy details</source>
        <translation>&amp;Details kopieren</translation>
    </message>
</context>
<context>
    <name>OptionsPanel</name>
    <message>
        <source>Reset “{option}”</source>
        <translation>„{option}“ zurücksetzen</translation>
    </message>
    <message>
        <source>Choose a colour</source>
        <translation>Farbe wählen</translation>
    </message>
</context>
<context>
    <name>Outline</name>
    <message>
        <source>Others</source>
        <translation>Andere</translation>
    </message>
</context>
<context>
    <name>Overlay</name>
    <message>
        <source>{metres} m</source>
        <translation>{metres} m</translation>
    </message>
    <message>
        <source>{square_metres} m²</source>
        <translation>{square_metres} m²</translation>
    </message>
</context>
<context>
    <name>PresetButton</name>
    <message>
        <source>&amp;Presets</source>
        <translation>&amp;Vorlagen</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>Saved as “{name}”.</source>
        <translation>Als „{name}“ gespeichert.</translation>
    </message>
    <message>
        <source>“{name}” is no longer kept.</source>
        <translation>„{name}“ ist entfernt.</translation>
    </message>
    <message>
        <source>“{name}” is applied.</source>
        <translation>„{name}“ ist angewendet.</translation>
    </message>
    <message>
        <source>No presets yet</source>
        <translation>Noch keine Vorlagen</translation>
    </message>
    <message>
        <source>&amp;Save as preset…</source>
        <translation>Als Vorlage &amp;speichern…</translation>
    </message>
    <message>
        <source>&amp;Import from a file…</source>
        <translation>Aus Datei &amp;importieren…</translation>
    </message>
    <message>
        <source>&amp;Export to a file…</source>
        <translation>In Datei &amp;exportieren…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>En&amp;tfernen</translation>
    </message>
    <message>
        <source>Save as preset</source>
        <translation>Als Vorlage speichern</translation>
    </message>
    <message>
        <source>Name of the preset:</source>
        <translation>Name der Vorlage:</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Import a preset</source>
        <translation>Vorlage importieren</translation>
    </message>
    <message>
        <source>Presets (*.json)</source>
        <translation>Vorlagen (*.json)</translation>
    </message>
    <message>
        <source>Export as a preset</source>
        <translation>Als Vorlage exportieren</translation>
    </message>
</context>
<context>
    <name>PreviewCanvas</name>
    <message>
        <source>3D view</source>
        <translation>3D-Ansicht</translation>
    </message>
    <message>
        <source>Arrow keys orbit, plus and minus zoom, F fits, 1 to 6 choose a standard view.</source>
        <translation>Pfeiltasten drehen, Plus und Minus zoomen, F passt ein, 1 bis 6 wählen eine Standardansicht.</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>Reading {file}…</source>
        <translation type="unfinished">{file} wird gelesen…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>Datei wird gelesen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop reading the file</source>
        <translation>Lesen der Datei abbrechen</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Open a GLB file</source>
        <translation>Eine GLB-Datei öffnen</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Merkmale</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Kommentare</translation>
    </message>
    <message>
        <source>Figures of the model</source>
        <translation>Kennzahlen des Modells</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>Show or hide the tree</source>
        <translation>Baum ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Show or hide the properties</source>
        <translation>Merkmale ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Colour by class, storey, material, system, property, issue and more</source>
        <translation>Nach Klasse, Geschoss, Material, System, Merkmal, Meldung und mehr färben</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished">Vergleichen</translation>
    </message>
    <message>
        <source>Show another file beside this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>Show counts, sizes and extents</source>
        <translation>Anzahlen, Größen und Ausdehnung zeigen</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Make a picture of any size</source>
        <translation>Ein Bild beliebiger Größe erzeugen</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Keep this view and comment on it</source>
        <translation>Diese Ansicht festhalten und kommentieren</translation>
    </message>
    <message>
        <source>Nothing to preview yet.</source>
        <translation>Noch nichts für die Vorschau.</translation>
    </message>
    <message>
        <source>Finish a GLB export, or open a GLB file.</source>
        <translation>Schließen Sie einen GLB-Export ab, oder öffnen Sie eine GLB-Datei.</translation>
    </message>
    <message>
        <source>Elements: {count}</source>
        <translation>Bauteile: {count}</translation>
    </message>
    <message>
        <source>Triangles: {count}</source>
        <translation>Dreiecke: {count}</translation>
    </message>
    <message>
        <source>Size: {size}</source>
        <translation>Größe: {size}</translation>
    </message>
    <message>
        <source>Drawn with: {renderer}</source>
        <translation>Gezeichnet mit: {renderer}</translation>
    </message>
    <message>
        <source>Without a graphics card only the largest parts are drawn</source>
        <translation>Ohne Grafikkarte werden nur die größten Teile gezeichnet</translation>
    </message>
    <message>
        <source>Not shown: {count} meshes of points or lines</source>
        <translation>Nicht gezeigt: {count} Netze aus Punkten oder Linien</translation>
    </message>
    <message>
        <source>Not read: {count} images</source>
        <translation>Nicht gelesen: {count} Bilder</translation>
    </message>
    <message>
        <source>Compare with another file</source>
        <translation type="unfinished">Mit anderer Datei vergleichen</translation>
    </message>
    <message>
        <source>glTF files (*.glb *.gltf)</source>
        <translation>glTF-Dateien (*.glb *.gltf)</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Die Datei wird gelesen…</translation>
    </message>
    <message>
        <source>The file could not be read: {error}.</source>
        <translation>Die Datei konnte nicht gelesen werden: {error}.</translation>
    </message>
    <message>
        <source>The log has the details.</source>
        <translation>Einzelheiten stehen im Protokoll.</translation>
    </message>
    <message>
        <source>This file cannot be previewed.</source>
        <translation>Von dieser Datei gibt es keine Vorschau.</translation>
    </message>
    <message>
        <source>The model cannot be drawn: {reason}</source>
        <translation>Das Modell kann nicht gezeichnet werden: {reason}</translation>
    </message>
</context>
<context>
    <name>PropertyTableView</name>
    <message>
        <source>Storey</source>
        <translation>Geschoss</translation>
    </message>
    <message>
        <source>Systems and groups</source>
        <translation>Systeme und Gruppen</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Erzeugt von</translation>
    </message>
    <message>
        <source>Simplified</source>
        <translation>Vereinfacht</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Select an element to see its properties.</source>
        <translation>Wählen Sie ein Bauteil aus, um seine Merkmale zu sehen.</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Merkmal</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Merkmale</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Wert kopieren</translation>
    </message>
</context>
<context>
    <name>QualityPanel</name>
    <message>
        <source>Curves are at most {mm} mm from the true surface</source>
        <translation>Kurven weichen höchstens {mm} mm von der wahren Fläche ab</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>&amp;Qualität</translation>
    </message>
    <message>
        <source>Not with {formats}.</source>
        <translation>Nicht mit {formats}.</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>Drop IFC files here</source>
        <translation>IFC-Dateien hier ablegen</translation>
    </message>
    <message>
        <source>Or add files, choose a format and a quality, and export.</source>
        <translation>Oder Dateien hinzufügen, Format und Qualität wählen und exportieren.</translation>
    </message>
    <message>
        <source>Queue of exports</source>
        <translation>Warteschlange der Exporte</translation>
    </message>
    <message>
        <source>Filter the queue</source>
        <translation>Warteschlange filtern</translation>
    </message>
</context>
<context>
    <name>QueueStatusView</name>
    <message>
        <source>{count} running</source>
        <translation>{count} laufend</translation>
    </message>
    <message>
        <source>{count} queued</source>
        <translation>{count} wartend</translation>
    </message>
    <message>
        <source>{count} paused</source>
        <translation>{count} pausiert</translation>
    </message>
    <message>
        <source>{count} failed</source>
        <translation>{count} fehlgeschlagen</translation>
    </message>
    <message>
        <source>Queue held</source>
        <translation>Warteschlange angehalten</translation>
    </message>
    <message>
        <source>Queue done in about {time}</source>
        <translation>Warteschlange fertig in etwa {time}</translation>
    </message>
</context>
<context>
    <name>QuitDialog</name>
    <message>
        <source>Quit Export Studio</source>
        <translation>Export Studio beenden</translation>
    </message>
    <message>
        <source>One export is not done yet.</source>
        <translation>Ein Export ist noch nicht fertig.</translation>
    </message>
    <message numerus="yes">
        <source>%n exports are not done yet.</source>
        <translation>
            <numerusform>%n Export ist noch nicht fertig.</numerusform>
            <numerusform>%n Exporte sind noch nicht fertig.</numerusform>
        </translation>
    </message>
    <message>
        <source>Exports that are stopped now are offered again at the next start.</source>
        <translation>Jetzt gestoppte Exporte werden beim nächsten Start wieder angeboten.</translation>
    </message>
    <message>
        <source>&amp;Finish, then quit</source>
        <translation>&amp;Fertigstellen, dann beenden</translation>
    </message>
    <message>
        <source>&amp;Stop and quit</source>
        <translation>&amp;Stoppen und beenden</translation>
    </message>
    <message>
        <source>&amp;Keep working</source>
        <translation>&amp;Weiterarbeiten</translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>Outputs</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>&amp;Outputs</source>
        <translation>&amp;Ausgaben</translation>
    </message>
    <message>
        <source>There is nothing to export yet.</source>
        <translation>Es gibt noch nichts zu exportieren.</translation>
    </message>
    <message>
        <source>Looking at what will come of it…</source>
        <translation>Das Ergebnis wird vorausberechnet…</translation>
    </message>
    <message>
        <source>several folders</source>
        <translation>mehreren Ordnern</translation>
    </message>
    <message>
        <source>One output in {folder}</source>
        <translation>Eine Ausgabe in {folder}</translation>
    </message>
    <message numerus="yes">
        <source>%n outputs in {folder}</source>
        <translation>
            <numerusform>%n Ausgabe in {folder}</numerusform>
            <numerusform>%n Ausgaben in {folder}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>left out: %n</source>
        <translation>
            <numerusform>ausgelassen: %n</numerusform>
            <numerusform>ausgelassen: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScreenshotDialog</name>
    <message>
        <source>Picture of the model</source>
        <translation>Bild des Modells</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>&amp;Breite</translation>
    </message>
    <message>
        <source>H&amp;eight</source>
        <translation>&amp;Höhe</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>{file} could not be written. Choose another folder.</source>
        <translation>{file} konnte nicht geschrieben werden. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG-Bilder (*.png)</translation>
    </message>
</context>
<context>
    <name>SectionPanel</name>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>X</source>
        <translation>X</translation>
    </message>
    <message>
        <source>Y</source>
        <translation>Y</translation>
    </message>
    <message>
        <source>Whole model</source>
        <translation>Ganzes Modell</translation>
    </message>
    <message>
        <source>Cut nothing away</source>
        <translation>Nichts wegschneiden</translation>
    </message>
    <message>
        <source>{axis}: to</source>
        <translation>{axis}: bis</translation>
    </message>
    <message>
        <source>{axis}: from</source>
        <translation>{axis}: ab</translation>
    </message>
    <message>
        <source>Cut the model open and look inside</source>
        <translation>Das Modell aufschneiden und hineinsehen</translation>
    </message>
    <message>
        <source>{metres} m</source>
        <translation>{metres} m</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Exports at once</source>
        <translation>Gleichzeitige Exporte</translation>
    </message>
    <message>
        <source>As many as the machine allows</source>
        <translation>So viele, wie der Rechner zulässt</translation>
    </message>
    <message>
        <source>Size of the cache</source>
        <translation>Größe des Zwischenspeichers</translation>
    </message>
    <message>
        <source>No cache</source>
        <translation>Kein Zwischenspeicher</translation>
    </message>
    <message>
        <source>Keep the history for</source>
        <translation>Verlauf aufbewahren</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source>Ever</source>
        <translation>Immer</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>&amp;Notify when the queue is done and the window is not active</source>
        <translation>&amp;Benachrichtigen, wenn die Warteschlange fertig und das Fenster nicht aktiv ist</translation>
    </message>
    <message>
        <source>Write the &amp;user name into the history</source>
        <translation>Ben&amp;utzernamen in den Verlauf schreiben</translation>
    </message>
    <message>
        <source>Keep the &amp;machine awake while something is exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no way to do so on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow formats of &amp;third parties (from the next start on)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packages that add formats run with all rights that the program has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>&amp;Exports at once:</source>
        <translation>&amp;Gleichzeitige Exporte:</translation>
    </message>
    <message>
        <source>Memory of the program</source>
        <translation>Gedächtnis des Programms</translation>
    </message>
    <message>
        <source>Keep the &amp;history for:</source>
        <translation>&amp;Verlauf aufbewahren:</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation>&amp;Farben:</translation>
    </message>
    <message>
        <source>&amp;Language (from the next start on):</source>
        <translation>S&amp;prache (ab dem nächsten Start):</translation>
    </message>
    <message>
        <source>&amp;Size of the cache:</source>
        <translation>Größe des &amp;Zwischenspeichers:</translation>
    </message>
    <message>
        <source>Notifications and privacy</source>
        <translation>Benachrichtigungen und Datenschutz</translation>
    </message>
    <message>
        <source>System and security</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>Zu&amp;rücksetzen</translation>
    </message>
    <message>
        <source>Reset all settings</source>
        <translation>Alle Einstellungen zurücksetzen</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Clear {size}</source>
        <translation>{size} leeren</translation>
    </message>
    <message>
        <source>Clear the cache</source>
        <translation>Zwischenspeicher leeren</translation>
    </message>
</context>
<context>
    <name>SideBySideView</name>
    <message>
        <source>One at a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show one model in the place of the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the other model in the same place (X)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {elements} elements, {triangles} triangles</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SoftwareCanvas</name>
    <message>
        <source>software, no graphics driver</source>
        <translation>Software, ohne Grafiktreiber</translation>
    </message>
</context>
<context>
    <name>SourceTableModel</name>
    <message>
        <source>Building</source>
        <translation>Gebäude</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Erstellt mit</translation>
    </message>
</context>
<context>
    <name>SourcesPanel</name>
    <message>
        <source>Buildings</source>
        <translation>Gebäude</translation>
    </message>
    <message>
        <source>&amp;Add files…</source>
        <translation>Dateien &amp;hinzufügen…</translation>
    </message>
    <message>
        <source>Add fol&amp;der…</source>
        <translation>Or&amp;dner hinzufügen…</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>Ent&amp;fernen</translation>
    </message>
    <message>
        <source>Remove the selected files from the list</source>
        <translation>Die ausgewählten Dateien aus der Liste entfernen</translation>
    </message>
    <message>
        <source>&amp;Buildings</source>
        <translation>&amp;Gebäude</translation>
    </message>
</context>
<context>
    <name>StatisticsDialog</name>
    <message>
        <source>Figures of {file}</source>
        <translation>Kennzahlen von {file}</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Elements with geometry</source>
        <translation>Bauteile mit Geometrie</translation>
    </message>
    <message>
        <source>Elements in all</source>
        <translation>Bauteile insgesamt</translation>
    </message>
    <message>
        <source>Triangles</source>
        <translation>Dreiecke</translation>
    </message>
    <message>
        <source>Vertices</source>
        <translation>Eckpunkte</translation>
    </message>
    <message>
        <source>Meshes</source>
        <translation>Netze</translation>
    </message>
    <message>
        <source>Placed surfaces</source>
        <translation>Platzierte Oberflächen</translation>
    </message>
    <message>
        <source>Materials</source>
        <translation>Materialien</translation>
    </message>
    <message>
        <source>Draw calls</source>
        <translation>Zeichenaufrufe</translation>
    </message>
    <message>
        <source>Extent (X × Y × Z)</source>
        <translation>Ausdehnung (X × Y × Z)</translation>
    </message>
    <message>
        <source>{extent} m</source>
        <translation>{extent} m</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Products of the source</source>
        <translation>Produkte der Quelle</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Exportiert</translation>
    </message>
    <message>
        <source>Simplified</source>
        <translation>Vereinfacht</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Geometry in memory</source>
        <translation>Geometrie im Speicher</translation>
    </message>
</context>
<context>
    <name>StopDialog</name>
    <message>
        <source>Stop exports</source>
        <translation>Exporte stoppen</translation>
    </message>
    <message>
        <source>Stop this export?</source>
        <translation>Diesen Export stoppen?</translation>
    </message>
    <message numerus="yes">
        <source>Stop these %n exports?</source>
        <translation>
            <numerusform>Diesen %n Export stoppen?</numerusform>
            <numerusform>Diese %n Exporte stoppen?</numerusform>
        </translation>
    </message>
    <message>
        <source>{time} of work would be lost. Nothing is left at the destination.</source>
        <translation>{time} an Arbeit ginge verloren. Am Ziel bleibt nichts zurück.</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stoppen</translation>
    </message>
    <message>
        <source>&amp;Keep working</source>
        <translation>&amp;Weiterarbeiten</translation>
    </message>
</context>
<context>
    <name>SummaryView</name>
    <message>
        <source>Building</source>
        <translation>Gebäude</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produkte</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
    <message>
        <source>attempt {number}</source>
        <translation>Versuch {number}</translation>
    </message>
    <message>
        <source>added {moment}</source>
        <translation>eingereiht {moment}</translation>
    </message>
    <message>
        <source>{duration}, started {moment}</source>
        <translation>{duration}, begonnen {moment}</translation>
    </message>
</context>
<context>
    <name>TaskDialog</name>
    <message>
        <source>At work</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Filter the results</source>
        <translation>Ergebnisse filtern</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stoppen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
</context>
<context>
    <name>TimingPanel</name>
    <message>
        <source>How often</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At intervals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As a cron text says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day of the month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit of the interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cron text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Five fields: minute, hour, day, month, weekday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missed runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make up for them, once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave them out, and wait for the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;very:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Repeat:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Day:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At &amp;time:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;t:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cron te&amp;xt:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Missed runs:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{timing}: that time is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{timing}. The next runs:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimingText</name>
    <message>
        <source>Once, at {moment}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every day at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every week on {days} at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the last day of every month at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On day {day} of every month at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every {count} d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every {count} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every {count} min</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VerifyDialog</name>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>A package, a folder with a manifest, or an output: sizes, hashes, contents and ledgers are checked by reading every file again.</source>
        <translation>Ein Paket, ein Ordner mit Manifest oder eine Ausgabe: Größen, Prüfsummen, Inhalte und Nachweise werden geprüft, indem jede Datei noch einmal gelesen wird.</translation>
    </message>
    <message>
        <source>Package, folder or output</source>
        <translation>Paket, Ordner oder Ausgabe</translation>
    </message>
    <message>
        <source>C&amp;opy findings</source>
        <translation>Befunde &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy findings</source>
        <translation>Befunde kopieren</translation>
    </message>
    <message numerus="yes">
        <source>Sound. Files that are what was exported: %n</source>
        <translation>
            <numerusform>In Ordnung. Dateien, die dem Export entsprechen: %n</numerusform>
            <numerusform>In Ordnung. Dateien, die dem Export entsprechen: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not sound. Findings: %n</source>
        <translation>
            <numerusform>Nicht in Ordnung. Befunde: %n</numerusform>
            <numerusform>Nicht in Ordnung. Befunde: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Elements</source>
        <translation>Bauteile</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
</context>
<context>
    <name>ViewActions</name>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Show the selected element, or the whole model</source>
        <translation>Das ausgewählte Bauteil oder das ganze Modell zeigen</translation>
    </message>
    <message>
        <source>Parallel projection</source>
        <translation>Parallelprojektion</translation>
    </message>
    <message>
        <source>Look without perspective, as drawings do</source>
        <translation>Ohne Perspektive, wie in Zeichnungen</translation>
    </message>
    <message>
        <source>Walk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Walk through the model: drag to look around, arrows or W, A, S, D to go, E and Q up and down, Shift faster, double click to stand there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>Kanten</translation>
    </message>
    <message>
        <source>Draw edges as lines</source>
        <translation>Kanten als Linien zeichnen</translation>
    </message>
    <message>
        <source>Wireframe</source>
        <translation>Drahtgitter</translation>
    </message>
    <message>
        <source>Draw triangles as lines</source>
        <translation>Dreiecke als Linien zeichnen</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Draw a grid on the ground</source>
        <translation>Ein Raster am Boden zeichnen</translation>
    </message>
    <message>
        <source>Hide selected</source>
        <translation>Auswahl ausblenden</translation>
    </message>
    <message>
        <source>Hide what is selected</source>
        <translation>Ausgewähltes ausblenden</translation>
    </message>
    <message>
        <source>Isolate selected</source>
        <translation>Auswahl isolieren</translation>
    </message>
    <message>
        <source>Hide everything but what is selected</source>
        <translation>Alles außer dem Ausgewählten ausblenden</translation>
    </message>
    <message>
        <source>Others see-through</source>
        <translation>Übrige durchsichtig</translation>
    </message>
    <message>
        <source>Make everything but what is selected see-through</source>
        <translation>Alles außer dem Ausgewählten durchsichtig machen</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Show every element as it is</source>
        <translation>Jedes Bauteil zeigen, wie es ist</translation>
    </message>
    <message>
        <source>Measure distance</source>
        <translation>Abstand messen</translation>
    </message>
    <message>
        <source>Measure from point to point; corners and edges attract</source>
        <translation>Von Punkt zu Punkt messen; Ecken und Kanten fangen</translation>
    </message>
    <message>
        <source>Measure area</source>
        <translation>Fläche messen</translation>
    </message>
    <message>
        <source>Measure the area of a face</source>
        <translation>Den Inhalt einer Fläche messen</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>Vorn</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Hinten</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Oben</translation>
    </message>
    <message>
        <source>Corner</source>
        <translation>Ecke</translation>
    </message>
</context>
<context>
    <name>WhenPanel</name>
    <message>
        <source>&amp;Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At set &amp;times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When buildings come into a fol&amp;der</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished">Name</translation>
    </message>
    <message>
        <source>&amp;Search the chosen folders again at each run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder to be watched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation type="unfinished">Ordner wählen</translation>
    </message>
    <message>
        <source>Bro&amp;wse…</source>
        <translation type="unfinished">D&amp;urchsuchen…</translation>
    </message>
    <message>
        <source>Choose the folder to be watched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export what is there &amp;already, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long a file must stay as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file that is still being written is waited for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished">Jetzt</translation>
    </message>
    <message>
        <source>Na&amp;me:</source>
        <translation type="unfinished">Na&amp;me:</translation>
    </message>
    <message>
        <source>F&amp;older:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for &amp;files to stay as they are for:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export Studio sees to it while it is open; “exportstudio agent” does so without a window. Each run is done once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>&amp;Add files…</source>
        <translation>Dateien &amp;hinzufügen…</translation>
    </message>
    <message>
        <source>Choose buildings to export</source>
        <translation>Gebäude für den Export wählen</translation>
    </message>
    <message>
        <source>Add &amp;folder…</source>
        <translation>&amp;Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Choose a folder and export the buildings in it</source>
        <translation>Einen Ordner wählen und die Gebäude darin exportieren</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>Choose buildings, formats, quality and destination of a new export</source>
        <translation>Gebäude, Formate, Qualität und Ziel eines neuen Exports wählen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>Das Programm schließen</translation>
    </message>
    <message>
        <source>&amp;Hold queue</source>
        <translation>Warteschlange &amp;anhalten</translation>
    </message>
    <message>
        <source>Start no further export; those that run are finished</source>
        <translation>Keinen weiteren Export beginnen; laufende werden beendet</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Stop the selected exports; nothing is left at their destination</source>
        <translation>Die ausgewählten Exporte abbrechen; am Ziel bleibt nichts zurück</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausieren</translation>
    </message>
    <message>
        <source>Let the selected exports stand still, with those of the same building</source>
        <translation>Die ausgewählten Exporte ruhen lassen, zusammen mit denen desselben Gebäudes</translation>
    </message>
    <message>
        <source>Res&amp;ume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>Let the selected exports go on</source>
        <translation>Die ausgewählten Exporte weiterlaufen lassen</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Queue the selected exports again that did not succeed</source>
        <translation>Ausgewählte Exporte, die nicht gelungen sind, neu einreihen</translation>
    </message>
    <message>
        <source>Run a&amp;gain</source>
        <translation>&amp;Erneut ausführen</translation>
    </message>
    <message>
        <source>Export the same buildings again with the same settings</source>
        <translation>Dieselben Gebäude mit denselben Einstellungen noch einmal exportieren</translation>
    </message>
    <message>
        <source>Retry all &amp;failed</source>
        <translation>Alle &amp;fehlgeschlagenen wiederholen</translation>
    </message>
    <message>
        <source>Queue everything again that failed or crashed</source>
        <translation>Alles neu einreihen, was fehlgeschlagen oder abgestürzt ist</translation>
    </message>
    <message>
        <source>Start ne&amp;xt</source>
        <translation>Als &amp;nächstes starten</translation>
    </message>
    <message>
        <source>Let the selected exports start before all others that wait</source>
        <translation>Die ausgewählten Exporte vor allen anderen wartenden beginnen</translation>
    </message>
    <message>
        <source>Start la&amp;st</source>
        <translation>Als &amp;letztes starten</translation>
    </message>
    <message>
        <source>Let the selected exports start after all others that wait</source>
        <translation>Die ausgewählten Exporte nach allen anderen wartenden beginnen</translation>
    </message>
    <message>
        <source>&amp;High priority</source>
        <translation>&amp;Hohe Priorität</translation>
    </message>
    <message>
        <source>Start before exports of less priority</source>
        <translation>Vor Exporten geringerer Priorität beginnen</translation>
    </message>
    <message>
        <source>&amp;Normal priority</source>
        <translation>No&amp;rmale Priorität</translation>
    </message>
    <message>
        <source>Start in turn</source>
        <translation>Der Reihe nach beginnen</translation>
    </message>
    <message>
        <source>Lo&amp;w priority</source>
        <translation>Niedri&amp;ge Priorität</translation>
    </message>
    <message>
        <source>Start when nothing else waits</source>
        <translation>Beginnen, wenn nichts anderes wartet</translation>
    </message>
    <message>
        <source>Use these s&amp;ettings…</source>
        <translation>Diese E&amp;instellungen verwenden…</translation>
    </message>
    <message>
        <source>Put together a new export with building and settings of the selected one</source>
        <translation>Einen neuen Export mit Gebäude und Einstellungen des ausgewählten zusammenstellen</translation>
    </message>
    <message>
        <source>Export like &amp;last time</source>
        <translation>Exportieren wie &amp;letztes Mal</translation>
    </message>
    <message>
        <source>Export the buildings of the last export again, with the same settings</source>
        <translation>Die Gebäude des letzten Exports mit denselben Einstellungen noch einmal exportieren</translation>
    </message>
    <message>
        <source>Repeat last</source>
        <translation>Letzten wiederholen</translation>
    </message>
    <message>
        <source>Copy as comman&amp;d</source>
        <translation>Als &amp;Befehl kopieren</translation>
    </message>
    <message>
        <source>Copy the command that does the same in a terminal</source>
        <translation>Den Befehl kopieren, der in einem Terminal dasselbe tut</translation>
    </message>
    <message>
        <source>Remove from &amp;list</source>
        <translation>Aus Lis&amp;te entfernen</translation>
    </message>
    <message>
        <source>Take ended exports off the list; files and history stay</source>
        <translation>Beendete Exporte aus der Liste nehmen; Dateien und Verlauf bleiben</translation>
    </message>
    <message>
        <source>C&amp;lear finished</source>
        <translation>Fer&amp;tige entfernen</translation>
    </message>
    <message>
        <source>Take all ended exports off the list; files and history stay</source>
        <translation>Alle beendeten Exporte aus der Liste nehmen; Dateien und Verlauf bleiben</translation>
    </message>
    <message>
        <source>Open pre&amp;view</source>
        <translation>&amp;Vorschau öffnen</translation>
    </message>
    <message>
        <source>Look at the exported building</source>
        <translation>Das exportierte Gebäude ansehen</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>Im &amp;Ordner anzeigen</translation>
    </message>
    <message>
        <source>Show the exported file in its folder</source>
        <translation>Die exportierte Datei in ihrem Ordner zeigen</translation>
    </message>
    <message>
        <source>Copy pa&amp;th</source>
        <translation>Pfa&amp;d kopieren</translation>
    </message>
    <message>
        <source>Copy the path of the exported file</source>
        <translation>Den Pfad der exportierten Datei kopieren</translation>
    </message>
    <message>
        <source>&amp;Verify…</source>
        <translation>&amp;Prüfen…</translation>
    </message>
    <message>
        <source>Check that outputs, folders or packages are what was exported</source>
        <translation>Prüfen, ob Ausgaben, Ordner oder Pakete dem Export entsprechen</translation>
    </message>
    <message>
        <source>Co&amp;mpare…</source>
        <translation>&amp;Vergleichen…</translation>
    </message>
    <message>
        <source>Tell what differs between two buildings, outputs or packages</source>
        <translation>Unterschiede zwischen zwei Gebäuden, Ausgaben oder Paketen zeigen</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>Look for exports in the list</source>
        <translation>Exporte in der Liste suchen</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>&amp;Warteschlange</translation>
    </message>
    <message>
        <source>Show the queue</source>
        <translation>Die Warteschlange zeigen</translation>
    </message>
    <message>
        <source>H&amp;istory</source>
        <translation>Ver&amp;lauf</translation>
    </message>
    <message>
        <source>Show the history</source>
        <translation>Den Verlauf zeigen</translation>
    </message>
    <message>
        <source>Fi&amp;gures</source>
        <translation>&amp;Kennzahlen</translation>
    </message>
    <message>
        <source>Show what goes on, and the history in figures</source>
        <translation>Das Geschehen und den Verlauf in Kennzahlen zeigen</translation>
    </message>
    <message>
        <source>S&amp;chedules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what is exported by itself: schedules and watched folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New s&amp;chedule…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export buildings or folders at set times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Watch a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export what comes into a folder, or changes there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Details</translation>
    </message>
    <message>
        <source>Show or hide the details of the selected export</source>
        <translation>Die Einzelheiten des ausgewählten Exports ein- oder ausblenden</translation>
    </message>
    <message>
        <source>&amp;Preview</source>
        <translation>&amp;Vorschau</translation>
    </message>
    <message>
        <source>Show or hide the preview</source>
        <translation>Die Vorschau ein- oder ausblenden</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>Exports at once, cache, history, colours, privacy</source>
        <translation>Gleichzeitige Exporte, Zwischenspeicher, Verlauf, Farben, Datenschutz</translation>
    </message>
    <message>
        <source>&amp;About Export Studio</source>
        <translation>&amp;Über Export Studio</translation>
    </message>
    <message>
        <source>Show the version</source>
        <translation>Die Version zeigen</translation>
    </message>
</context>
<context>
    <name>WindowMenus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>&amp;Warteschlange</translation>
    </message>
    <message>
        <source>&amp;Selection</source>
        <translation>Aus&amp;wahl</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Extras</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Main toolbar</source>
        <translation>Hauptwerkzeugleiste</translation>
    </message>
    <message>
        <source>More tools</source>
        <translation>Weitere Werkzeuge</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>glTF binary (GLB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the shape of every element, with openings cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the colour, transparency and image of every face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>project, site, building, storey and assembly as a tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GlobalId, class and name of every element; property sets from high quality on, with units at professional and publication</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how many products there were and what became of them, and what simplified an element; from high quality on systems and groups, and the kernel that made each element</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every point, within 0.25 mm at standard quality and 0.5 mm at draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>metres, y up; large coordinates exactly, as an offset that is written down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exact curves and solids: all surfaces become triangles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>property sets at draft and standard quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>grids, annotations and other lines; alignments become narrow ribbons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Include spaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export rooms and other spaces as bodies; they cover what is inside them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For old readers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep to plain glTF 2.0 without any extension; the file becomes larger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimise for the web</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compress shapes with meshopt; web viewers read that, many desktop programs don&apos;t.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gather repeated elements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put eight or more elements of one shape into one node (EXT_mesh_gpu_instancing): small and quick to draw, for viewers that know it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Properties as tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write properties with their units as EXT_structural_metadata at every quality; professional and publication always do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>glTF with separate files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IFC-lite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every element with GlobalId, class, name, place and materials, in the spatial tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>schema, units, coordinates and georeference of the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each value once, however many records say it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colours, layers, and repeated shapes as mapped items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from standard quality on: property sets whose name begins with “Pset_”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from high quality on: all property sets, quantities, types, groups, systems, classifications, ports and their connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at professional quality: every shape as it is in the source, and all relations; at publication also types and groups that no element has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>below professional quality: axes, outlines and boxes beside a body; a body becomes triangles, with its openings cut, where that is smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>property sets at draft quality; space boundaries and connections below professional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing of elements that are not selected is in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a row for every product: GlobalId, class, name, storey, building, container</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spaces and storeys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from standard quality on: every value of every property and quantity, with unit and IFC type; type, layer, material and classification of the elements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from high quality on: what elements have from their types; materials, types, systems and classifications as tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from professional quality on: descriptions and record numbers; at publication, properties of the project, types and groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the difference between empty text and no text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>control characters, which become “�”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guard against formulas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put an apostrophe before text that a spreadsheet would run as a formula.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Byte order mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin files with the mark by which Excel recognises UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON tables, compressed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>XML tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>levels beyond the 200th, which go on flat with the key of their container</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>XML tree, compressed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parquet tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counts of elements by class and by storey, with charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>texts beyond 32,767 characters, and digits of numbers beyond the 16th</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SVGX plans with data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a plan for each storey, cut from the shapes, that shows in every SVG viewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object for every product: GlobalId, class, name, place in the building, box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rooms with number, name and area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from standard quality on: properties and quantities with units, materials and classifications of the elements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from high quality on: types, systems and connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>behaviours, physics and drawings of a source that is SVGX</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finer outlines with each quality; the colours of the source beside those of the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shapes in three dimensions: their plans and boxes stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images on surfaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height of the cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How high above each storey its plan is cut.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SVG plans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a plan for each storey, cut from the shapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key and class of every element that is drawn, as data-key and data-class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finer outlines with each quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what has no figure in a plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>properties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shapes in three dimensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ASCII-BIM text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a plan of characters for each storey, finer with each quality, with legend and scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every product: GlobalId, class, name, storey, and the middle of its box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from high quality on: what elements have from their types; connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a SHA-256 over all of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shapes: plans and middles stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in plans, what other things cover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GeoJSON footprints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outlines of buildings and storeys in longitude and latitude (WGS 84)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>base and top of each, in metres of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from standard quality on: the outline of every space, with name, number and area, and of every element; GlobalId, class, name, storey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from high quality on: property sets; from professional on also quantities, and what is of the type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 cm at draft (outlines simplified within 20 mm), 1 mm from standard on (within 5, 2, 1 mm), 0.1 mm at publication (not simplified)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shapes: what each element covers stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colours and images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at draft, all but buildings and storeys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the origin of the model, in WGS 84; with longitude 0, what the model says is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the origin of the model, in WGS 84, east of Greenwich.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>True north</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where north is in the plan of the model, counted from its y axis against the clock; only with latitude and longitude.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the map that the model refers to, such as EPSG:25832, where the model names none; without a map conversion, its coordinates are taken for those of the map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Building report (PDF)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a picture of the building in its own colours, and a plan of every storey to scale, as lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counts and charts by class and by storey; sites, buildings and storeys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what became of every element, what was checked, and what is missing; the same as data in the attached elements.json</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from standard quality on: the spaces with their areas, and contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from high quality on: sums of quantities, materials and types</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from professional quality on: all elements and all quantities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at publication: all properties, classifications and systems, and the complete ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model: a report is drawings and tables, from which no program can build one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>heights and shapes beyond what plans and the picture show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>properties, except at publication; elements without a shape below professional quality, where they are only counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>professional: colours and stripes; academic: serifs, numbered headings, rules only; minimal: much white, thin lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>professional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>academic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minimal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Institution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who issues the report: on the cover, and below every page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path of a PNG or JPEG file, for the cover and every page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The size of pages with text: A4, A3 or Letter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper of plans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The size of pages with plans: A4, A3 or Letter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of bands, headings and bars, as #rrggbb.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of rules in the minimal template, as #rrggbb.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of spaces in plans and of further bars, as #rrggbb.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Font of headings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path of a TrueType file or the name of an installed font; empty: of the template.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Font of text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>STEP (AP242)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>solids: plane faces as modelled; from standard quality on, exact cylinders, cones and free-form surfaces where the source has them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>project, site, building, storey and assembly as a tree of assemblies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GlobalId, name and class of every element; equal elements share one shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the colour and transparency of every element, or of its parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>millimetres; large coordinates as they are, through the place of the topmost assembly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>property sets, images on faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>curved faces at draft quality, which become facets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to the origin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out large map coordinates, for programs that model in a limited space only; the report says by how much.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IGES 5.3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name, class and GlobalId of every element, in one text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the colour of every element, or of its parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>millimetres; coordinates as they are, up to 500 km from the origin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where larger coordinates are on the map: they break readers, so the building moves to the origin, and the report says by how much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>letters beyond ASCII, which become similar ones or question marks; letters of a name after the 500th; transparency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the tree of storeys and assemblies, and what has no shape: IGES has no products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>that elements share a shape: each is written in full, and files become large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DXF drawings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a plan for each storey in model space, side by side: the lowest in the coordinates of the model, the others moved to the right by whole metres, which their title says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layers by class (A-WALL, A-DOOR, …); what is cut in heavy lines, what lies below in light ones (-BELW), what lies above dashed (-OVHD)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from standard quality on: fills of what is cut, in the colour of the model (-PATT)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rooms with name, number and area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GlobalId, class and name of every element as extended data of EXPORTSTUDIO</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on request, meshes in 3D instead of plans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>property sets and images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exact curves: all of them become lines, finer with each quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names beyond 255 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bodies in 3D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write every element as a mesh where it stands, instead of plans.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers of your own, as “IfcWall=WALLS; IfcDoor=DOORS”, or a text file with an entry a line; classes that are not named keep their usual layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Millimetres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw in millimetres; without, a unit is a metre.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a first look: coarse curves, flat shading, identity only. The fastest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For everyday work: smooth curves, the colour of every face, identity of every element.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For close views: fine curves, and the property sets of each element.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Professional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For hand-over: very fine curves, what is intricate checked by a second kernel; quantities.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publication</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For print and archive: the finest curves, every shape checked by a second kernel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file name of the building, without its ending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name of the building in the model, or of its project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>storeys that are selected, or “all”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folders between the folder that was searched and the building</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key of the format, for example glb</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quality tier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>identifier of the job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>identifier of the batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>date and time of the request, as 20260131_093000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>day of the request, as 20260131</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number of the output in its batch, as 001</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_ChartView</name>
    <message>
        <source>No figures yet</source>
        <translation>Noch keine Kennzahlen</translation>
    </message>
</context>
<context>
    <name>_MessageView</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
</TS>
