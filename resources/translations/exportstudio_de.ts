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
        <translation>Zeitpläne und überwachte Ordner</translation>
    </message>
    <message>
        <source>&amp;Run now</source>
        <translation>&amp;Jetzt ausführen</translation>
    </message>
    <message>
        <source>C&amp;hange…</source>
        <translation>Ä&amp;ndern…</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>Ent&amp;fernen</translation>
    </message>
    <message>
        <source>Nothing is exported by itself yet</source>
        <translation>Noch wird nichts von selbst exportiert</translation>
    </message>
    <message>
        <source>A schedule exports at set times, a watched folder whenever a building comes or changes.</source>
        <translation>Ein Zeitplan exportiert zu festen Zeiten, ein überwachter Ordner, sobald ein Gebäude kommt oder sich ändert.</translation>
    </message>
    <message>
        <source>Runs while Export Studio is open, or by “exportstudio agent”; never twice.</source>
        <translation>Läuft, solange Export Studio geöffnet ist, oder mit „exportstudio agent“; nie zweimal.</translation>
    </message>
</context>
<context>
    <name>AutomationTableModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>Gebäude</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Next run</source>
        <translation>Nächster Lauf</translation>
    </message>
    <message>
        <source>Last run</source>
        <translation>Letzter Lauf</translation>
    </message>
    <message>
        <source>Last result</source>
        <translation>Letztes Ergebnis</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Watches {folder}</source>
        <translation>Überwacht {folder}</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Is watched</source>
        <translation>Wird überwacht</translation>
    </message>
    <message>
        <source>What is new or changed</source>
        <translation>Neues und Geändertes</translation>
    </message>
    <message numerus="yes">
        <source>{first} and %n more</source>
        <translation>
            <numerusform>{first} und %n weiteres</numerusform>
            <numerusform>{first} und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>{preset} ({settings})</source>
        <translation>{preset} ({settings})</translation>
    </message>
    <message>
        <source>{count} exported</source>
        <translation>{count} exportiert</translation>
    </message>
    <message>
        <source>{count} failed</source>
        <translation>{count} fehlgeschlagen</translation>
    </message>
    <message>
        <source>{count} not done yet</source>
        <translation>{count} noch nicht fertig</translation>
    </message>
    <message>
        <source>{count} cancelled or skipped</source>
        <translation>{count} abgebrochen oder übersprungen</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>Watched folder</source>
        <translation>Überwachter Ordner</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
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
        <translation>Nach Unterschied zu anderer Datei färben</translation>
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
        <translation>Dur&amp;chsuchen…</translation>
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
        <translation>Alle &amp;zurücksetzen</translation>
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
        <translation>Man&amp;ifest:</translation>
    </message>
    <message>
        <source>Put all &amp;buildings into one output of each format</source>
        <translation>A&amp;lle Gebäude in eine Ausgabe je Format zusammenführen</translation>
    </message>
    <message>
        <source>Pack copies with a manifest into a &amp;ZIP file</source>
        <translation>Kopien mit Manifest in eine ZIP-Datei pac&amp;ken</translation>
    </message>
    <message>
        <source>Cancel what waits when one output &amp;fails</source>
        <translation>Wartendes a&amp;bbrechen, wenn eine Ausgabe fehlschlägt</translation>
    </message>
    <message>
        <source>Make every&amp;thing anew, without the cache</source>
        <translation>Alles neu e&amp;rzeugen, ohne Zwischenspeicher</translation>
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
        <translation> min</translation>
    </message>
    <message>
        <source>As the quality has it</source>
        <translation>Wie bei der Qualität</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Zeitgrenze</translation>
    </message>
    <message>
        <source>What takes longer is ended, and counts as failed</source>
        <translation>Was länger dauert, wird beendet und gilt als fehlgeschlagen</translation>
    </message>
    <message>
        <source>Time &amp;limit:</source>
        <translation>&amp;Zeitgrenze:</translation>
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
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy all as CS&amp;V</source>
        <translation>Alle als CS&amp;V kopieren</translation>
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
        <translation>Dauer</translation>
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
        <translation>In der &amp;Reihenfolge ihres Eingangs</translation>
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
        <translation>Geometrie</translation>
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
        <source>{number}%</source>
        <translation>{number} %</translation>
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
        <translation>Zeitpläne</translation>
    </message>
    <message>
        <source>&amp;Recent buildings</source>
        <translation>Zuletzt exportierte &amp;Gebäude</translation>
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
        <translation>Exportieren Sie sie einzeln.</translation>
    </message>
    <message>
        <source>Look at the element in the program that wrote the file, and model it more simply.</source>
        <translation>Sehen Sie sich das Bauteil in dem Programm an, das die Datei geschrieben hat, und modellieren Sie es einfacher.</translation>
    </message>
    <message>
        <source>Put right what the failed jobs say, and retry all that failed.</source>
        <translation>Beheben Sie, was die fehlgeschlagenen Aufträge melden, und wiederholen Sie alle fehlgeschlagenen.</translation>
    </message>
    <message>
        <source>Retry the jobs that you still want.</source>
        <translation>Wiederholen Sie die Aufträge, die Sie noch brauchen.</translation>
    </message>
    <message>
        <source>The batch was to stop at the first error, and {name} to {format} failed{code}.</source>
        <translation>Der Stapel sollte beim ersten Fehler stoppen, und {name} als {format} schlug fehl{code}.</translation>
    </message>
    <message>
        <source>The element {element} {how}; it was shaped in another way.</source>
        <translation>Das Bauteil {element} {how}; seine Geometrie wurde auf anderem Weg erzeugt.</translation>
    </message>
    <message>
        <source>The same holds for {more} more elements.</source>
        <translation>Dasselbe gilt für {more} weitere Bauteile.</translation>
    </message>
    <message>
        <source>{equal_failures} exports to {format} in a row failed alike ({code}), so the rest of this format was not tried.</source>
        <translation>{equal_failures} Exporte als {format} schlugen nacheinander gleich fehl ({code}); der Rest dieses Formats wurde nicht versucht.</translation>
    </message>
    <message>
        <source>{ifc_class} “{name}” {what}: {reason}.</source>
        <translation>{ifc_class} „{name}“ {what}: {reason}.</translation>
    </message>
    <message>
        <source>{name} {how} {name2}{what}: they can&apos;t be merged.</source>
        <translation>{name} {how} {name2}{what}: sie können nicht zusammengeführt werden.</translation>
    </message>
    <message>
        <source>{times}{text}{place}.</source>
        <translation>{times}{text}{place}.</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>Prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>Es gibt keine Datei {path}.</translation>
    </message>
    <message>
        <source>Choose one of: {suffixes}.</source>
        <translation>Wählen Sie eines von: {suffixes}.</translation>
    </message>
    <message>
        <source>Choose the files in it.</source>
        <translation>Wählen Sie die Dateien darin.</translation>
    </message>
    <message>
        <source>Name a building ({suffixes}) or an output of Export Studio.</source>
        <translation>Nennen Sie ein Gebäude ({suffixes}) oder eine Ausgabe von Export Studio.</translation>
    </message>
    <message>
        <source>{name} is not of a kind that can be compared.</source>
        <translation>{name} ist von einer Art, die nicht verglichen werden kann.</translation>
    </message>
    <message>
        <source>{name} is not of a kind that can be read here.</source>
        <translation>{name} ist von einer Art, die hier nicht gelesen werden kann.</translation>
    </message>
    <message>
        <source>{path} is a folder.</source>
        <translation>{path} ist ein Ordner.</translation>
    </message>
    <message>
        <source>A building can&apos;t be read: {error}.</source>
        <translation>Ein Gebäude kann nicht gelesen werden: {error}.</translation>
    </message>
    <message>
        <source>Check your rights to the file.</source>
        <translation>Prüfen Sie Ihre Rechte an der Datei.</translation>
    </message>
    <message>
        <source>{name} can&apos;t be read: {error}.</source>
        <translation>{name} kann nicht gelesen werden: {error}.</translation>
    </message>
    <message>
        <source>{path} can&apos;t be read: {error}.</source>
        <translation>{path} kann nicht gelesen werden: {error}.</translation>
    </message>
    <message>
        <source>{path} can&apos;t be read: {reason}.</source>
        <translation>{path} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>Choose another folder, or let outputs be numbered or replaced.</source>
        <translation>Wählen Sie einen anderen Ordner, oder lassen Sie Ausgaben nummerieren oder ersetzen.</translation>
    </message>
    <message>
        <source>Name a folder that is new.</source>
        <translation>Nennen Sie einen neuen Ordner.</translation>
    </message>
    <message>
        <source>{folder} exists already.</source>
        <translation>{folder} ist schon vorhanden.</translation>
    </message>
    <message>
        <source>Free some space or choose another folder; nothing was left half written.</source>
        <translation>Schaffen Sie Platz, oder wählen Sie einen anderen Ordner; nichts blieb halb geschrieben zurück.</translation>
    </message>
    <message>
        <source>There is not enough space in {folder} for {name}.</source>
        <translation>In {folder} ist nicht genug Platz für {name}.</translation>
    </message>
    <message>
        <source>Choose another folder, or check your rights to this one.</source>
        <translation>Wählen Sie einen anderen Ordner, oder prüfen Sie Ihre Rechte an diesem.</translation>
    </message>
    <message>
        <source>{folder} can&apos;t be written to: {strerror}.</source>
        <translation>In {folder} kann nicht geschrieben werden: {strerror}.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The folder {folder} is gone.</source>
        <translation>Der Ordner {folder} ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Check the disk, or choose another folder.</source>
        <translation>Prüfen Sie den Datenträger, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{name} could not be written to {folder}: {error}.</source>
        <translation>{name} konnte nicht in {folder} geschrieben werden: {error}.</translation>
    </message>
    <message>
        <source>Choose another folder for the output.</source>
        <translation>Wählen Sie einen anderen Ordner für die Ausgabe.</translation>
    </message>
    <message>
        <source>The folder {folder} can&apos;t be written to: {reason}.</source>
        <translation>In den Ordner {folder} kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>The preset can&apos;t be kept: {error}.</source>
        <translation>Die Vorlage kann nicht gespeichert werden: {error}.</translation>
    </message>
    <message>
        <source>Buildings are files that end in {suffixes}.</source>
        <translation>Gebäude sind Dateien mit der Endung {suffixes}.</translation>
    </message>
    <message>
        <source>There is no building in the folder {path}.</source>
        <translation>Im Ordner {path} ist kein Gebäude.</translation>
    </message>
    <message>
        <source>Outputs can&apos;t be named by “{text}”: {reason}.</source>
        <translation>Ausgaben können nicht nach „{text}“ benannt werden: {reason}.</translation>
    </message>
    <message>
        <source>Write {patterns}, or text with some of {known}.</source>
        <translation>Schreiben Sie {patterns} oder Text mit einigen von {known}.</translation>
    </message>
    <message>
        <source>Let outputs be numbered or replaced to export it again.</source>
        <translation>Lassen Sie Ausgaben nummerieren oder ersetzen, um es noch einmal zu exportieren.</translation>
    </message>
    <message>
        <source>Free some space, or choose another folder.</source>
        <translation>Schaffen Sie Platz, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{folder} has {free} MB left, and the outputs will take about {disk} MB.</source>
        <translation>{folder} hat noch {free} MB frei, und die Ausgaben brauchen etwa {disk} MB.</translation>
    </message>
    <message>
        <source>Close the file there, and retry the job.</source>
        <translation>Schließen Sie die Datei dort, und wiederholen Sie den Auftrag.</translation>
    </message>
    <message>
        <source>{path} is in use by another program: {reason}.</source>
        <translation>{path} wird von einem anderen Programm benutzt: {reason}.</translation>
    </message>
    <message>
        <source>{name} or its folder {folder} is in use by another program: {strerror}.</source>
        <translation>{name} oder der Ordner {folder} wird von einem anderen Programm benutzt: {strerror}.</translation>
    </message>
    <message>
        <source>Export it again.</source>
        <translation>Exportieren Sie es noch einmal.</translation>
    </message>
    <message>
        <source>{name} is no longer the file that was exported, so it was not packed.</source>
        <translation>{name} ist nicht mehr die exportierte Datei und wurde deshalb nicht gepackt.</translation>
    </message>
    <message>
        <source>Ask for the package again, or export anew.</source>
        <translation>Bitten Sie noch einmal um das Paket, oder exportieren Sie neu.</translation>
    </message>
    <message>
        <source>The package {name} is not sound: {reason}.</source>
        <translation>Das Paket {name} ist nicht in Ordnung: {reason}.</translation>
    </message>
    <message>
        <source>{name} is no manifest that can be used: {reason}.</source>
        <translation>{name} ist kein brauchbares Manifest: {reason}.</translation>
    </message>
    <message>
        <source>Name a package, a folder with a manifest, or a single output.</source>
        <translation>Nennen Sie ein Paket, einen Ordner mit Manifest oder eine einzelne Ausgabe.</translation>
    </message>
    <message>
        <source>Name a package, a manifest, or a single output.</source>
        <translation>Nennen Sie ein Paket, ein Manifest oder eine einzelne Ausgabe.</translation>
    </message>
    <message>
        <source>There is no manifest in {folder}.</source>
        <translation>In {folder} ist kein Manifest.</translation>
    </message>
    <message>
        <source>{name} is no output of Export Studio.</source>
        <translation>{name} ist keine Ausgabe von Export Studio.</translation>
    </message>
    <message>
        <source>{name} has {count} elements, and its ledger says {ledger}.</source>
        <translation>{name} hat {count} Bauteile, sein Nachweis nennt {ledger}.</translation>
    </message>
    <message>
        <source>{name} is not the file that was exported: its size or its hash differs.</source>
        <translation>{name} ist nicht die exportierte Datei: Größe oder Prüfsumme weicht ab.</translation>
    </message>
    <message>
        <source>Export both again, and report it if it stays.</source>
        <translation>Exportieren Sie beide noch einmal, und melden Sie es, falls es bleibt.</translation>
    </message>
    <message>
        <source>The building is not of the same size in {name} and {other_name}.</source>
        <translation>Das Gebäude ist in {name} und {other_name} nicht gleich groß.</translation>
    </message>
    <message>
        <source>{name} and {other_name} have different elements, and their ledgers do not say so: {strays}.</source>
        <translation>{name} und {other_name} haben verschiedene Bauteile, und ihre Nachweise sagen nichts davon: {strays}.</translation>
    </message>
    <message>
        <source>{name} can&apos;t be read: it ends its reader.</source>
        <translation>{name} kann nicht gelesen werden: die Datei beendet ihr Leseprogramm.</translation>
    </message>
    <message>
        <source>A comparison can&apos;t be written as {name}.</source>
        <translation>Ein Vergleich kann nicht als {name} geschrieben werden.</translation>
    </message>
    <message>
        <source>A report can&apos;t be written as {name}.</source>
        <translation>Ein Bericht kann nicht als {name} geschrieben werden.</translation>
    </message>
    <message>
        <source>Let the name end in {writers}.</source>
        <translation>Lassen Sie den Namen auf {writers} enden.</translation>
    </message>
    <message>
        <source>Compare exports of the same buildings in the same format, or two single files.</source>
        <translation>Vergleichen Sie Exporte derselben Gebäude im selben Format oder zwei einzelne Dateien.</translation>
    </message>
    <message>
        <source>There is no building in both that could be compared.</source>
        <translation>Kein Gebäude ist in beiden, das verglichen werden könnte.</translation>
    </message>
    <message>
        <source>Exports work, but are forgotten when the program ends. Make the folder writable, or name another in the environment variable EXPORTSTUDIO_DATA.</source>
        <translation>Exporte laufen, werden aber beim Ende des Programms vergessen. Machen Sie den Ordner beschreibbar, oder nennen Sie einen anderen in der Umgebungsvariablen EXPORTSTUDIO_DATA.</translation>
    </message>
    <message>
        <source>The history of exports can&apos;t be kept in {parent} ({cause}).</source>
        <translation>Der Verlauf der Exporte kann nicht in {parent} gespeichert werden ({cause}).</translation>
    </message>
    <message>
        <source>A new, empty history was begun. Exported files are not affected.</source>
        <translation>Ein neuer, leerer Verlauf wurde begonnen. Exportierte Dateien sind nicht betroffen.</translation>
    </message>
    <message>
        <source>The history of exports is damaged ({cause}) and was set aside as {aside}.</source>
        <translation>Der Verlauf der Exporte ist beschädigt ({cause}) und wurde als {aside} beiseitegelegt.</translation>
    </message>
    <message>
        <source>The history of exports in {path} was made by a newer version of Export Studio.</source>
        <translation>Der Verlauf der Exporte in {path} stammt von einer neueren Version von Export Studio.</translation>
    </message>
    <message>
        <source>Use that version, or name another folder in the environment variable EXPORTSTUDIO_DATA.</source>
        <translation>Benutzen Sie jene Version, oder nennen Sie einen anderen Ordner in der Umgebungsvariablen EXPORTSTUDIO_DATA.</translation>
    </message>
    <message>
        <source>Check the disk of the data folder (exportstudio doctor).</source>
        <translation>Prüfen Sie den Datenträger des Datenordners (exportstudio doctor).</translation>
    </message>
    <message>
        <source>The {what} can&apos;t be kept: the history could not be written, or it is gone.</source>
        <translation>Nicht speicherbar ({what}): Der Verlauf konnte nicht geschrieben werden oder ist nicht mehr da.</translation>
    </message>
    <message>
        <source>It is looked for again; check the path, or whether its drive is connected.</source>
        <translation>Er wird weiter gesucht; prüfen Sie den Pfad oder ob das Laufwerk verbunden ist.</translation>
    </message>
    <message>
        <source>The folder {folder} is not there.</source>
        <translation>Der Ordner {folder} ist nicht da.</translation>
    </message>
    <message>
        <source>Move the building by these to have it on the map again.</source>
        <translation>Verschieben Sie das Gebäude um diese Werte, um es wieder auf der Karte zu haben.</translation>
    </message>
    <message>
        <source>The building stands far from its origin; {x} / {y} / {z} m were taken out so that no detail is lost.</source>
        <translation>Das Gebäude steht weit von seinem Ursprung; {x} / {y} / {z} m wurden herausgenommen, damit keine Einzelheit verloren geht.</translation>
    </message>
    <message>
        <source>The building stands far from its origin; {x} / {y} / {z} m were taken out, as asked for.</source>
        <translation>Das Gebäude steht weit von seinem Ursprung; {x} / {y} / {z} m wurden wie gewünscht herausgenommen.</translation>
    </message>
    <message>
        <source>Viewers show it around 0; the offset is written in the file (asset.extras.offset).</source>
        <translation>Viewer zeigen es um 0; der Versatz steht in der Datei (asset.extras.offset).</translation>
    </message>
    <message>
        <source>Choose another file, or a format that needs no shapes.</source>
        <translation>Wählen Sie eine andere Datei oder ein Format, das keine Geometrie braucht.</translation>
    </message>
    <message>
        <source>None of the {elements} elements has a shape; nothing to draw ({reasons}).</source>
        <translation>Keines der {elements} Bauteile hat Geometrie; es gibt nichts zu zeichnen ({reasons}).</translation>
    </message>
    <message>
        <source>The model has no elements, so there is nothing to draw.</source>
        <translation>Das Modell hat keine Bauteile; es gibt nichts zu zeichnen.</translation>
    </message>
    <message>
        <source>List the jobs to see them.</source>
        <translation>Listen Sie die Aufträge auf, um sie zu sehen.</translation>
    </message>
    <message>
        <source>There is no {what} “{id}”.</source>
        <translation>Nicht vorhanden: {what} „{id}“.</translation>
    </message>
    <message>
        <source>Choose one of: {qualities}.</source>
        <translation>Wählen Sie eine von: {qualities}.</translation>
    </message>
    <message>
        <source>There is no quality “{key}”.</source>
        <translation>Es gibt keine Qualität „{key}“.</translation>
    </message>
    <message>
        <source>{title} has no quality “{quality}”.</source>
        <translation>{title} hat keine Qualität „{quality}“.</translation>
    </message>
    <message>
        <source>Known options: {known}.</source>
        <translation>Bekannte Optionen: {known}.</translation>
    </message>
    <message>
        <source>There is no option “{name}” here; it was ignored.</source>
        <translation>Hier gibt es keine Option „{name}“; sie wurde ignoriert.</translation>
    </message>
    <message>
        <source>Choose {known}.</source>
        <translation>Wählen Sie {known}.</translation>
    </message>
    <message>
        <source>Give it as #rrggbb, for example #2563eb.</source>
        <translation>Geben Sie sie als #rrggbb an, zum Beispiel #2563eb.</translation>
    </message>
    <message>
        <source>Give the path of a TrueType font (.ttf), or the name of an installed one.</source>
        <translation>Geben Sie den Pfad einer TrueType-Schrift (.ttf) oder den Namen einer installierten an.</translation>
    </message>
    <message>
        <source>The option “{name}” can&apos;t be {value}; {default} is used.</source>
        <translation>Die Option „{name}“ kann nicht {value} sein; {default} wird verwendet.</translation>
    </message>
    <message>
        <source>The option “{name}” can&apos;t be “{value}”; {instead}.</source>
        <translation>Die Option „{name}“ kann nicht „{value}“ sein; {instead}.</translation>
    </message>
    <message>
        <source>Choose at least one format.</source>
        <translation>Wählen Sie mindestens ein Format.</translation>
    </message>
    <message>
        <source>Choose one of: {exporters}.</source>
        <translation>Wählen Sie eines von: {exporters}.</translation>
    </message>
    <message>
        <source>No format is chosen.</source>
        <translation>Es ist kein Format gewählt.</translation>
    </message>
    <message>
        <source>There is no format “{key}”.</source>
        <translation>Es gibt kein Format „{key}“.</translation>
    </message>
    <message>
        <source>Close other programs, run fewer jobs at once, or choose a coarser quality.</source>
        <translation>Schließen Sie andere Programme, lassen Sie weniger Aufträge gleichzeitig laufen, oder wählen Sie eine gröbere Qualität.</translation>
    </message>
    <message>
        <source>The job needs more memory than there is.</source>
        <translation>Der Auftrag braucht mehr Speicher, als vorhanden ist.</translation>
    </message>
    <message>
        <source>Name a file or folder.</source>
        <translation>Nennen Sie eine Datei oder einen Ordner.</translation>
    </message>
    <message>
        <source>Name at least one file or folder.</source>
        <translation>Nennen Sie mindestens eine Datei oder einen Ordner.</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>Es gibt nichts zu exportieren.</translation>
    </message>
    <message>
        <source>There are options for {strays}, which is not exported here.</source>
        <translation>Es gibt Optionen für {strays}, was hier nicht exportiert wird.</translation>
    </message>
    <message>
        <source>Write an option as format.name=value, with a format of this request.</source>
        <translation>Schreiben Sie eine Option als format.name=wert, mit einem Format dieser Anforderung.</translation>
    </message>
    <message>
        <source>One that another window queued again is changed there; one that succeeded stays as it is.</source>
        <translation>Was ein anderes Fenster neu eingereiht hat, wird dort geändert; was gelungen ist, bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>The job {id} is {replace}, and that can&apos;t be changed here.</source>
        <translation>Der Auftrag {id} ist {replace}, und das kann hier nicht geändert werden.</translation>
    </message>
    <message>
        <source>Close other programs, or install Export Studio again, and retry the job.</source>
        <translation>Schließen Sie andere Programme, oder installieren Sie Export Studio neu, und wiederholen Sie den Auftrag.</translation>
    </message>
    <message>
        <source>The process that does the export couldn&apos;t be started: {error}.</source>
        <translation>Der Exportprozess konnte nicht gestartet werden: {error}.</translation>
    </message>
    <message>
        <source>Retry the job; if it happens again, send the job&apos;s log with a report.</source>
        <translation>Wiederholen Sie den Auftrag; geschieht es noch einmal, senden Sie sein Protokoll mit einer Fehlermeldung.</translation>
    </message>
    <message>
        <source>The process that does the export said something that can&apos;t be understood ({error}).</source>
        <translation>Der Exportprozess hat etwas gesagt, das nicht zu verstehen ist ({error}).</translation>
    </message>
    <message>
        <source>The export process ended without a word about this job.</source>
        <translation>Der Exportprozess endete ohne ein Wort zu diesem Auftrag.</translation>
    </message>
    <message>
        <source>The export process said nothing for {limit_s} seconds and was ended.</source>
        <translation>Der Exportprozess meldete sich {limit_s} Sekunden nicht und wurde beendet.</translation>
    </message>
    <message>
        <source>The file may be too large for this computer. Close other programs and retry the job.</source>
        <translation>Die Datei ist vielleicht zu groß für diesen Rechner. Schließen Sie andere Programme, und wiederholen Sie den Auftrag.</translation>
    </message>
    <message>
        <source>The export process crashed{where} ({how}).{again}</source>
        <translation>Der Exportprozess ist abgestürzt{where} ({how}).{again}</translation>
    </message>
    <message>
        <source>If nobody ended it, the computer may have run out of memory: close other programs, or choose a lower quality, and retry the job.</source>
        <translation>Wenn niemand ihn beendet hat, ging vielleicht der Speicher aus: Schließen Sie andere Programme, oder wählen Sie eine niedrigere Qualität, und wiederholen Sie den Auftrag.</translation>
    </message>
    <message>
        <source>The export process was ended from outside{where} ({exit_code}).</source>
        <translation>Der Exportprozess wurde von außen beendet{where} ({exit_code}).</translation>
    </message>
    <message>
        <source>Start the job again when it suits you.</source>
        <translation>Starten Sie den Auftrag wieder, wenn es Ihnen passt.</translation>
    </message>
    <message>
        <source>The program ended before this job did.</source>
        <translation>Das Programm endete vor diesem Auftrag.</translation>
    </message>
    <message>
        <source>One of the files may be damaged, or too large for the memory; verify both.</source>
        <translation>Eine der Dateien ist vielleicht beschädigt oder zu groß für den Speicher; prüfen Sie beide.</translation>
    </message>
    <message>
        <source>The report of the export counts every element, whatever is left out here.</source>
        <translation>Der Bericht des Exports zählt jedes Bauteil, auch was hier ausgelassen ist.</translation>
    </message>
    <message>
        <source>There are more than {most_issues} findings; the rest is left out here.</source>
        <translation>Es gibt mehr als {most_issues} Befunde; der Rest ist hier ausgelassen.</translation>
    </message>
    <message>
        <source>{name} and {name2} could not be compared: the process that did it ended.</source>
        <translation>{name} und {name2} konnten nicht verglichen werden: der Prozess dafür endete.</translation>
    </message>
    <message>
        <source>Ask for less at once.</source>
        <translation>Verlangen Sie weniger auf einmal.</translation>
    </message>
    <message>
        <source>Nothing in {name} is {selection}.</source>
        <translation>Nichts in {name} ist {selection}.</translation>
    </message>
    <message>
        <source>The selector “{query}” can&apos;t be read{where}.</source>
        <translation>Der Selektor „{query}“ ist nicht lesbar{where}.</translation>
    </message>
    <message>
        <source>Write for example IfcWall, IfcSlab or IfcDoor, Name=&quot;D1&quot;; the syntax is that of IfcOpenShell.</source>
        <translation>Schreiben Sie zum Beispiel IfcWall, IfcSlab oder IfcDoor, Name=&quot;D1&quot;; es gilt die Syntax von IfcOpenShell.</translation>
    </message>
    <message>
        <source>It has {listed}{listed2}.</source>
        <translation>Es hat {listed}{listed2}.</translation>
    </message>
    <message>
        <source>The model has no {kind} {missing}.</source>
        <translation>Im Modell nicht vorhanden: {kind} {missing}.</translation>
    </message>
    <message>
        <source>Run fewer jobs at once, or close other programs.</source>
        <translation>Lassen Sie weniger Aufträge gleichzeitig laufen, oder schließen Sie andere Programme.</translation>
    </message>
    <message>
        <source>The jobs will need about {wanted} GB of memory at once, and {free} GB are free.</source>
        <translation>Die Aufträge brauchen zusammen etwa {wanted} GB Speicher, und {free} GB sind frei.</translation>
    </message>
    <message>
        <source>One of them may be damaged, or all of them too large together.</source>
        <translation>Eines ist vielleicht beschädigt, oder alle zusammen sind zu groß.</translation>
    </message>
    <message>
        <source>The buildings could not be merged: the process that did it ended.</source>
        <translation>Die Gebäude konnten nicht zusammengeführt werden: der Prozess dafür endete.</translation>
    </message>
    <message>
        <source>A try failed ({code}: {text}) It is repeated after {pause_s} s.</source>
        <translation>Ein Versuch schlug fehl ({code}: {text}) Er wird nach {pause_s} s wiederholt.</translation>
    </message>
    <message>
        <source>The job took longer than {limit_s} and is tried once more, with twice the time.</source>
        <translation>Der Auftrag dauerte länger als {limit_s} und wird mit doppelter Zeit noch einmal versucht.</translation>
    </message>
    <message>
        <source>Choose a lower quality or a part of the building, or give the job more time.</source>
        <translation>Wählen Sie eine niedrigere Qualität oder einen Teil des Gebäudes, oder geben Sie dem Auftrag mehr Zeit.</translation>
    </message>
    <message>
        <source>The job took longer than {limit_s}, on a second try, and was ended.</source>
        <translation>Der Auftrag dauerte auch beim zweiten Versuch länger als {limit_s} und wurde beendet.</translation>
    </message>
    <message>
        <source>Both windows show them. When the other one is closed, this one takes its place.</source>
        <translation>Beide Fenster zeigen sie. Wird das andere geschlossen, übernimmt dieses.</translation>
    </message>
    <message>
        <source>Export Studio is open already (process {pid}), and does the exports of this window.</source>
        <translation>Export Studio ist schon geöffnet (Prozess {pid}) und führt die Exporte dieses Fensters aus.</translation>
    </message>
    <message>
        <source>Choose a number from 1 (low) to 9 (high).</source>
        <translation>Wählen Sie eine Zahl von 1 (niedrig) bis 9 (hoch).</translation>
    </message>
    <message>
        <source>{priority} is no priority.</source>
        <translation>{priority} ist keine Priorität.</translation>
    </message>
    <message>
        <source>Use up to 64 letters, digits, “.”, “_” and “-”, for one job.</source>
        <translation>Verwenden Sie bis zu 64 Buchstaben, Ziffern, „.“, „_“ und „-“, für einen Auftrag.</translation>
    </message>
    <message>
        <source>“{job_id}” can&apos;t be the id of a job: {reason}.</source>
        <translation>„{job_id}“ kann nicht die Kennung eines Auftrags sein: {reason}.</translation>
    </message>
    <message>
        <source>Choose another id, or retry that job.</source>
        <translation>Wählen Sie eine andere Kennung, oder wiederholen Sie jenen Auftrag.</translation>
    </message>
    <message>
        <source>There is a job “{job_id}” already.</source>
        <translation>Es gibt schon einen Auftrag „{job_id}“.</translation>
    </message>
    <message>
        <source>Save one in the window, or add a file.</source>
        <translation>Speichern Sie eine im Fenster, oder fügen Sie eine Datei hinzu.</translation>
    </message>
    <message>
        <source>There are: {known}.</source>
        <translation>Es gibt: {known}.</translation>
    </message>
    <message>
        <source>There is no preset “{name}”.</source>
        <translation>Es gibt keine Vorlage „{name}“.</translation>
    </message>
    <message>
        <source>Choose a file that Export Studio wrote.</source>
        <translation>Wählen Sie eine Datei, die Export Studio geschrieben hat.</translation>
    </message>
    <message>
        <source>Give it one.</source>
        <translation>Geben Sie ihr einen.</translation>
    </message>
    <message>
        <source>The preset has no name.</source>
        <translation>Die Vorlage hat keinen Namen.</translation>
    </message>
    <message>
        <source>{name} can&apos;t be read as a preset: {error}.</source>
        <translation>{name} kann nicht als Vorlage gelesen werden: {error}.</translation>
    </message>
    <message>
        <source>Preset “{name}”: {text}</source>
        <translation>Vorlage „{name}“: {text}</translation>
    </message>
    <message>
        <source>If memory runs out it is ended. Run fewer jobs at once, or choose a coarser quality.</source>
        <translation>Geht der Speicher aus, wird er beendet. Lassen Sie weniger Aufträge gleichzeitig laufen, oder wählen Sie eine gröbere Qualität.</translation>
    </message>
    <message>
        <source>The export process holds {held_bytes} GB of memory, more than its share of {share} GB.</source>
        <translation>Der Exportprozess belegt {held_bytes} GB Speicher, mehr als seinen Anteil von {share} GB.</translation>
    </message>
    <message>
        <source>Memory ran out while the export process held {held_bytes} GB; the job is tried again when no other runs.</source>
        <translation>Der Speicher ging aus, während der Exportprozess {held_bytes} GB belegte; der Auftrag wird noch einmal versucht, wenn kein anderer läuft.</translation>
    </message>
    <message>
        <source>Run fewer jobs at once to save the time.</source>
        <translation>Lassen Sie weniger Aufträge gleichzeitig laufen, um die Zeit zu sparen.</translation>
    </message>
    <message>
        <source>Close other programs, choose a coarser quality, or export a part of the building.</source>
        <translation>Schließen Sie andere Programme, wählen Sie eine gröbere Qualität, oder exportieren Sie einen Teil des Gebäudes.</translation>
    </message>
    <message>
        <source>The export process held {held_bytes} GB of memory and was ended before the computer ran out{where}.</source>
        <translation>Der Exportprozess belegte {held_bytes} GB Speicher und wurde beendet, bevor er dem Rechner ausging{where}.</translation>
    </message>
    <message>
        <source>A lower quality, or fewer formats, would be done sooner.</source>
        <translation>Eine niedrigere Qualität oder weniger Formate wären eher fertig.</translation>
    </message>
    <message>
        <source>Close other programs.</source>
        <translation>Schließen Sie andere Programme.</translation>
    </message>
    <message>
        <source>Let more exports run at once.</source>
        <translation>Lassen Sie mehr Exporte gleichzeitig laufen.</translation>
    </message>
    <message>
        <source>{waiting} buildings wait, and this computer runs as many at once as it can.</source>
        <translation>{waiting} Gebäude warten, und dieser Rechner führt so viele gleichzeitig aus, wie er kann.</translation>
    </message>
    <message>
        <source>{waiting} buildings wait, and {slots} run at once, of {best} that could.</source>
        <translation>{waiting} Gebäude warten, und {slots} von {best} möglichen laufen gleichzeitig.</translation>
    </message>
    <message>
        <source>{waiting} buildings wait, because little memory is left.</source>
        <translation>{waiting} Gebäude warten, weil wenig Speicher frei ist.</translation>
    </message>
    <message>
        <source>Ask its author, or remove it; without {allowed}=1 no such package is loaded.</source>
        <translation>Fragen Sie den Autor, oder entfernen Sie es; ohne {allowed}=1 wird kein solches Paket geladen.</translation>
    </message>
    <message>
        <source>The format of the third-party package {package} can&apos;t be used: {error}.</source>
        <translation>Das Format des fremden Pakets {package} kann nicht benutzt werden: {error}.</translation>
    </message>
    <message>
        <source>A cron text has five fields: minute hour day month weekday.</source>
        <translation>Ein Cron-Text hat fünf Felder: Minute Stunde Tag Monat Wochentag.</translation>
    </message>
    <message>
        <source>Choose a minute at least.</source>
        <translation>Wählen Sie mindestens eine Minute.</translation>
    </message>
    <message>
        <source>Choose one that is to come.</source>
        <translation>Wählen Sie eine künftige.</translation>
    </message>
    <message>
        <source>No time is chosen.</source>
        <translation>Es ist keine Zeit gewählt.</translation>
    </message>
    <message>
        <source>That time is over.</source>
        <translation>Diese Zeit ist vorbei.</translation>
    </message>
    <message>
        <source>Tick at least one day.</source>
        <translation>Wählen Sie mindestens einen Tag.</translation>
    </message>
    <message>
        <source>Write five fields, as in the example.</source>
        <translation>Schreiben Sie fünf Felder wie im Beispiel.</translation>
    </message>
    <message>
        <source>{error}. An example: 0 2 * * mon-fri.</source>
        <translation>{error}. Ein Beispiel: 0 2 * * mon-fri.</translation>
    </message>
    <message>
        <source>{what} is no time for a schedule.</source>
        <translation>{what} ist keine Zeit für einen Zeitplan.</translation>
    </message>
    <message>
        <source>List them to see them.</source>
        <translation>Listen Sie sie auf, um sie zu sehen.</translation>
    </message>
    <message>
        <source>There is no {what} “{key}”.</source>
        <translation>Nicht vorhanden: {what} „{key}“.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>The name “{name}” of the {what} {why}.</source>
        <translation>Der Name „{name}“ ({what}) {why}.</translation>
    </message>
    <message>
        <source>Let missed runs be made up for once (--missed once), or start it by hand.</source>
        <translation>Lassen Sie versäumte Läufe einmal nachholen (--missed once), oder starten Sie ihn von Hand.</translation>
    </message>
    <message>
        <source>The run of {due} was missed: no program ran then.</source>
        <translation>Der Lauf vom {due} wurde versäumt: es lief kein Programm.</translation>
    </message>
    <message>
        <source>A run was left out: the jobs of the one before are not over.</source>
        <translation>Ein Lauf wurde ausgelassen: die Aufträge des vorigen sind nicht beendet.</translation>
    </message>
    <message>
        <source>Let the schedule run less often, or look at what holds them up.</source>
        <translation>Lassen Sie den Zeitplan seltener laufen, oder sehen Sie nach, was sie aufhält.</translation>
    </message>
    <message>
        <source>Choose 5, or so.</source>
        <translation>Wählen Sie etwa 5.</translation>
    </message>
    <message>
        <source>{settle_s} seconds are no time to wait.</source>
        <translation>{settle_s} Sekunden sind keine Wartezeit.</translation>
    </message>
    <message>
        <source>Choose a folder in the step “Destination”.</source>
        <translation>Wählen Sie im Schritt „Ziel“ einen Ordner.</translation>
    </message>
    <message>
        <source>What runs by itself needs one destination.</source>
        <translation>Was von selbst läuft, braucht ein Ziel.</translation>
    </message>
    <message>
        <source>Export Studio made a mistake of its own in this job.</source>
        <translation>Export Studio hat in diesem Auftrag selbst einen Fehler gemacht.</translation>
    </message>
    <message>
        <source>Its log says where; please report it.</source>
        <translation>Sein Protokoll sagt, wo; bitte melden Sie ihn.</translation>
    </message>
    <message>
        <source>Export Studio made a mistake of its own ({name}).</source>
        <translation>Export Studio hat selbst einen Fehler gemacht ({name}).</translation>
    </message>
    <message>
        <source>Export Studio made a mistake of its own in the manifest ({error}).</source>
        <translation>Export Studio hat im Manifest selbst einen Fehler gemacht ({error}).</translation>
    </message>
    <message>
        <source>Send the log of the program with a report.</source>
        <translation>Senden Sie das Protokoll des Programms mit einer Fehlermeldung.</translation>
    </message>
    <message>
        <source>Something unexpected happened while the job was supervised: {error}.</source>
        <translation>Beim Überwachen des Auftrags ist etwas Unerwartetes geschehen: {error}.</translation>
    </message>
    <message>
        <source>The outputs themselves are not affected. Please report it.</source>
        <translation>Die Ausgaben selbst sind nicht betroffen. Bitte melden Sie es.</translation>
    </message>
    <message>
        <source>Export or download the file again.</source>
        <translation>Exportieren oder laden Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>Export or download the model again.</source>
        <translation>Exportieren oder laden Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>{name} is empty.</source>
        <translation>{name} ist leer.</translation>
    </message>
    <message>
        <source>Choose the IFC model itself.</source>
        <translation>Wählen Sie das IFC-Modell selbst.</translation>
    </message>
    <message>
        <source>Download the raw file.</source>
        <translation>Laden Sie die Rohdatei herunter.</translation>
    </message>
    <message>
        <source>Fetch it with “git lfs pull”.</source>
        <translation>Holen Sie es mit „git lfs pull“.</translation>
    </message>
    <message>
        <source>Name it .ifcxml if it is ifcXML.</source>
        <translation>Nennen Sie es .ifcxml, wenn es ifcXML ist.</translation>
    </message>
    <message>
        <source>Name it .ifczip, or unpack it first.</source>
        <translation>Nennen Sie es .ifczip, oder entpacken Sie es zuerst.</translation>
    </message>
    <message>
        <source>Save it as plain ASCII or UTF-8 text.</source>
        <translation>Speichern Sie es als reinen ASCII- oder UTF-8-Text.</translation>
    </message>
    <message>
        <source>Unpack it first.</source>
        <translation>Entpacken Sie es zuerst.</translation>
    </message>
    <message>
        <source>Use {supported}.</source>
        <translation>Verwenden Sie {supported}.</translation>
    </message>
    <message>
        <source>{name} {text}</source>
        <translation>{name} {text}</translation>
    </message>
    <message>
        <source>Export the model again from the program that made it.</source>
        <translation>Exportieren Sie das Modell noch einmal aus dem Programm, das es erzeugt hat.</translation>
    </message>
    <message>
        <source>The header begins twice; the first beginning was left out.</source>
        <translation>Der Kopf beginnt zweimal; der erste Anfang wurde ausgelassen.</translation>
    </message>
    <message>
        <source>The header of {name} is damaged: a second HEADER begins in line {line}.</source>
        <translation>Der Kopf von {name} ist beschädigt: in Zeile {line} beginnt ein zweiter HEADER.</translation>
    </message>
    <message>
        <source>The header of {name} is damaged: it names no schema (FILE_SCHEMA).</source>
        <translation>Der Kopf von {name} ist beschädigt: er nennt kein Schema (FILE_SCHEMA).</translation>
    </message>
    <message>
        <source>Export the model again in one of these.</source>
        <translation>Exportieren Sie das Modell noch einmal in einem von diesen.</translation>
    </message>
    <message>
        <source>The schema {schema} is not supported (supported: {supported}).</source>
        <translation>Das Schema {schema} wird nicht unterstützt (unterstützt: {supported}).</translation>
    </message>
    <message>
        <source>Look at the result; export the model again in a current schema if it is wrong.</source>
        <translation>Sehen Sie sich das Ergebnis an; ist es falsch, exportieren Sie das Modell noch einmal in einem aktuellen Schema.</translation>
    </message>
    <message>
        <source>The header says {schema}; the file was read as {schema2}.</source>
        <translation>Der Kopf nennt {schema}; die Datei wurde als {schema2} gelesen.</translation>
    </message>
    <message>
        <source>The file ends early: {parsed} records read, END-ISO-10303-21 is missing; the model is incomplete.</source>
        <translation>Die Datei endet zu früh: {parsed} Datensätze gelesen, END-ISO-10303-21 fehlt; das Modell ist unvollständig.</translation>
    </message>
    <message>
        <source>{parsed} of {expected} records could be read; missing are {some}.</source>
        <translation>{parsed} von {expected} Datensätzen konnten gelesen werden; es fehlen {some}.</translation>
    </message>
    <message>
        <source>Mend that line, or export the model again.</source>
        <translation>Berichtigen Sie diese Zeile, oder exportieren Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>{name} can&apos;t be parsed: {reason}.</source>
        <translation>{name} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>{name} is damaged {place}: {what}.</source>
        <translation>{name} ist beschädigt {place}: {what}.</translation>
    </message>
    <message>
        <source>The elements concerned are exported without what is missing.</source>
        <translation>Die betroffenen Bauteile werden ohne das Fehlende exportiert.</translation>
    </message>
    <message>
        <source>{dangling} references lead to records that do not exist ({some}{dangling2}).</source>
        <translation>{dangling} Verweise führen zu Datensätzen, die es nicht gibt ({some}{dangling2}).</translation>
    </message>
    <message>
        <source>They are left out.</source>
        <translation>Sie werden ausgelassen.</translation>
    </message>
    <message>
        <source>{left_out} records are not known in {schema_identifier}: {entities}.</source>
        <translation>{left_out} Datensätze sind in {schema_identifier} nicht bekannt: {entities}.</translation>
    </message>
    <message>
        <source>{changed} texts have letters that were not encoded as IFC asks; they were read as Shift-JIS.</source>
        <translation>{changed} Texte haben Zeichen, die nicht nach IFC kodiert sind; sie wurden als Shift-JIS gelesen.</translation>
    </message>
    <message>
        <source>{strings} texts have letters that were not encoded as IFC asks; they were read as {encoding}.</source>
        <translation>{strings} Texte haben Zeichen, die nicht nach IFC kodiert sind; sie wurden als {encoding} gelesen.</translation>
    </message>
    <message>
        <source>Check that the right file was chosen, and export it again.</source>
        <translation>Prüfen Sie, ob die richtige Datei gewählt ist, und exportieren Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>The model has no IfcProject; its elements were read all the same.</source>
        <translation>Das Modell hat kein IfcProject; seine Bauteile wurden trotzdem gelesen.</translation>
    </message>
    <message>
        <source>The model has no project and no elements: there is nothing to export.</source>
        <translation>Das Modell hat kein Projekt und keine Bauteile: es gibt nichts zu exportieren.</translation>
    </message>
    <message>
        <source>Check the size of the building in the result.</source>
        <translation>Prüfen Sie die Größe des Gebäudes im Ergebnis.</translation>
    </message>
    <message>
        <source>The file gives no length unit; metres were assumed.</source>
        <translation>Die Datei nennt keine Längeneinheit; es wurden Meter angenommen.</translation>
    </message>
    <message>
        <source>The model has {projects} projects; the first was taken.</source>
        <translation>Das Modell hat {projects} Projekte; das erste wurde genommen.</translation>
    </message>
    <message>
        <source>{ids} elements {kind}: {some}.</source>
        <translation>{ids} Bauteile {kind}: {some}.</translation>
    </message>
    <message>
        <source>Save the model as .ifc (STEP) or .ifczip.</source>
        <translation>Speichern Sie das Modell als .ifc (STEP) oder .ifczip.</translation>
    </message>
    <message>
        <source>Choose an archive that holds an .ifc file.</source>
        <translation>Wählen Sie ein Archiv, das eine .ifc-Datei enthält.</translation>
    </message>
    <message>
        <source>The model in {name} has a path that leaves its folder (“{filename}”); it was read in memory and unpacked nowhere.</source>
        <translation>Das Modell in {name} hat einen Pfad, der seinen Ordner verlässt („{filename}“); es wurde im Speicher gelesen und nirgends entpackt.</translation>
    </message>
    <message>
        <source>There is no IFC model in {name} (found: {found}).</source>
        <translation>In {name} ist kein IFC-Modell (gefunden: {found}).</translation>
    </message>
    <message>
        <source>Unpack it yourself if you trust it, and export the .ifc file.</source>
        <translation>Entpacken Sie es selbst, wenn Sie ihm trauen, und exportieren Sie die .ifc-Datei.</translation>
    </message>
    <message>
        <source>Unpack the archive to export the others.</source>
        <translation>Entpacken Sie das Archiv, um die anderen zu exportieren.</translation>
    </message>
    <message>
        <source>Zip the model again, without a password.</source>
        <translation>Packen Sie das Modell noch einmal, ohne Kennwort.</translation>
    </message>
    <message>
        <source>{name} can&apos;t be unpacked: {error}.</source>
        <translation>{name} kann nicht entpackt werden: {error}.</translation>
    </message>
    <message>
        <source>{name} holds {models} models; “{filename}” was taken.</source>
        <translation>{name} enthält {models} Modelle; „{filename}“ wurde genommen.</translation>
    </message>
    <message>
        <source>{name} unpacks to {file_size} GB (ratio {ratio}:1): this looks like an attack, not like a building.</source>
        <translation>{name} wird entpackt {file_size} GB groß (Verhältnis {ratio}:1): das sieht nach einem Angriff aus, nicht nach einem Gebäude.</translation>
    </message>
    <message>
        <source>Export the model again as {supported}.</source>
        <translation>Exportieren Sie das Modell noch einmal als {supported}.</translation>
    </message>
    <message>
        <source>{name} is IFC5 (IFCX), which is not supported yet.</source>
        <translation>{name} ist IFC5 (IFCX), das noch nicht unterstützt wird.</translation>
    </message>
    <message>
        <source>{ifc_class} “{name}” is part of itself by way of “{name2}”; the circle was cut there.</source>
        <translation>{ifc_class} „{name}“ ist über „{name2}“ ein Teil von sich selbst; der Kreis wurde dort getrennt.</translation>
    </message>
    <message>
        <source>Record #{id} is defined twice; only one could be taken.</source>
        <translation>Datensatz #{id} ist zweimal definiert; nur einer konnte genommen werden.</translation>
    </message>
    <message>
        <source>The elements concerned may be wrong or incomplete.</source>
        <translation>Die betroffenen Bauteile sind vielleicht falsch oder unvollständig.</translation>
    </message>
    <message>
        <source>The file has {words} where a number or record belongs.</source>
        <translation>Die Datei hat {words}, wo eine Zahl oder ein Datensatz hingehört.</translation>
    </message>
    <message>
        <source>{ended} texts have letters that are cut off; those were left out.</source>
        <translation>{ended} Texte haben abgeschnittene Zeichen; diese wurden ausgelassen.</translation>
    </message>
    <message>
        <source>{removed} characters in names are no characters at all (control codes or halves of a pair); they were left out or marked.</source>
        <translation>{removed} Zeichen in Namen sind gar keine (Steuerzeichen oder halbe Paare); sie wurden ausgelassen oder markiert.</translation>
    </message>
    <message>
        <source>Put the image beside the model, or into the .ifczip with it.</source>
        <translation>Legen Sie das Bild neben das Modell oder mit ihm in die .ifczip-Datei.</translation>
    </message>
    <message>
        <source>The image “{name}” {reason}; the surfaces under it keep their colour.</source>
        <translation>Das Bild „{name}“ {reason}; die Flächen darunter behalten ihre Farbe.</translation>
    </message>
    <message>
        <source>It is left out of account. Ask for a model with one of the two.</source>
        <translation>Sie bleibt unberücksichtigt. Bitten Sie um ein Modell mit einem von beiden.</translation>
    </message>
    <message>
        <source>The coordinates of the building are those of the map already (around {x} / {y} m), and its map conversion adds nothing to them.</source>
        <translation>Die Koordinaten des Gebäudes sind schon die der Karte (um {x} / {y} m), und seine Kartenumrechnung fügt ihnen nichts hinzu.</translation>
    </message>
    <message>
        <source>The coordinates of the building are those of the map already (around {x} / {y} m); its map conversion would move it there a second time.</source>
        <translation>Die Koordinaten des Gebäudes sind schon die der Karte (um {x} / {y} m); seine Kartenumrechnung würde es ein zweites Mal dorthin verschieben.</translation>
    </message>
    <message>
        <source>The scale of the map conversion ({given}) does not go with the units of project and map; it was read as {likely}.</source>
        <translation>Der Maßstab der Kartenumrechnung ({given}) passt nicht zu den Einheiten von Projekt und Karte; er wurde als {likely} gelesen.</translation>
    </message>
    <message>
        <source>Look at the result: what they were to hide or to end can&apos;t be known.</source>
        <translation>Sehen Sie sich das Ergebnis an: was sie verbergen oder beenden sollten, ist nicht zu erkennen.</translation>
    </message>
    <message>
        <source>Marks of comments without their other half were left out (line {some}).</source>
        <translation>Kommentarzeichen ohne ihre andere Hälfte wurden ausgelassen (Zeile {some}).</translation>
    </message>
    <message>
        <source>Missing values count as not given; what is too much is left out.</source>
        <translation>Fehlende Werte gelten als nicht angegeben; Überzähliges wird ausgelassen.</translation>
    </message>
    <message>
        <source>{uneven} records have more or fewer values than {schema_identifier} asks for ({some}).</source>
        <translation>{uneven} Datensätze haben mehr oder weniger Werte, als {schema_identifier} verlangt ({some}).</translation>
    </message>
    <message>
        <source>{total} values are not known in {schema_identifier} ({some}); they count as not given.</source>
        <translation>{total} Werte sind in {schema_identifier} nicht bekannt ({some}); sie gelten als nicht angegeben.</translation>
    </message>
    <message>
        <source>Shapes that depend on them fail, and tables have them as text.</source>
        <translation>Davon abhängige Geometrie schlägt fehl, und Tabellen enthalten sie als Text.</translation>
    </message>
    <message>
        <source>{total} numbers are infinite, undefined, or beyond what a number can be ({some}).</source>
        <translation>{total} Zahlen sind unendlich, undefiniert oder jenseits dessen, was eine Zahl sein kann ({some}).</translation>
    </message>
    <message>
        <source>An element has the same attribute twice there: take one of them out.</source>
        <translation>Ein Element hat dort dasselbe Attribut zweimal: nehmen Sie eines heraus.</translation>
    </message>
    <message>
        <source>Mend it, or export the file again.</source>
        <translation>Berichtigen Sie sie, oder exportieren Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>Mend that line, or export the file again.</source>
        <translation>Berichtigen Sie diese Zeile, oder exportieren Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>Write it anew with the program that it comes from.</source>
        <translation>Schreiben Sie es mit dem Programm neu, aus dem es stammt.</translation>
    </message>
    <message>
        <source>{name} has a value where it can have no such: {error}.</source>
        <translation>{name} hat einen Wert, wo kein solcher stehen kann: {error}.</translation>
    </message>
    <message>
        <source>{name} is no JSON: {error}.</source>
        <translation>{name} ist kein JSON: {error}.</translation>
    </message>
    <message>
        <source>{name} is not well-formed XML in line {line}, column {column}: {reason}.</source>
        <translation>{name} ist in Zeile {line}, Spalte {column} kein wohlgeformtes XML: {reason}.</translation>
    </message>
    <message>
        <source>Take that out if you trust the file; buildings need none of it.</source>
        <translation>Nehmen Sie das heraus, wenn Sie der Datei trauen; Gebäude brauchen nichts davon.</translation>
    </message>
    <message>
        <source>{name} was refused: {why}.</source>
        <translation>{name} wurde abgelehnt: {why}.</translation>
    </message>
    <message>
        <source>{count} × {what} in the file were left out: drawings need none.</source>
        <translation>{count} × {what} in der Datei wurden ausgelassen: Zeichnungen brauchen das nicht.</translation>
    </message>
    <message>
        <source>the namespace is {namespace}; read as {arx}</source>
        <translation>der Namensraum ist {namespace}; gelesen als {arx}</translation>
    </message>
    <message>
        <source>the prefix arx is not declared; read as {arx}</source>
        <translation>das Präfix arx ist nicht deklariert; gelesen als {arx}</translation>
    </message>
    <message>
        <source>the root has no namespace; read as {svg}</source>
        <translation>die Wurzel hat keinen Namensraum; gelesen als {svg}</translation>
    </message>
    <message>
        <source>a calculation has its formula as text</source>
        <translation>eine Berechnung hat ihre Formel als Text</translation>
    </message>
    <message>
        <source>a force has {other} instead of {name}</source>
        <translation>eine Kraft hat {other} statt {name}</translation>
    </message>
    <message>
        <source>a mass has its value as an attribute</source>
        <translation>eine Masse hat ihren Wert als Attribut</translation>
    </message>
    <message>
        <source>a variable has its value as an attribute</source>
        <translation>eine Variable hat ihren Wert als Attribut</translation>
    </message>
    <message>
        <source>a {attribute} is written into an attribute</source>
        <translation>{attribute} ist in ein Attribut geschrieben</translation>
    </message>
    <message>
        <source>a {kind} has its name for a tag</source>
        <translation>{kind} hat seinen Namen als Tag</translation>
    </message>
    <message>
        <source>a {kind} is called {local}</source>
        <translation>{kind} heißt {local}</translation>
    </message>
    <message>
        <source>an anchor has its place as an attribute</source>
        <translation>ein Anker hat seine Lage als Attribut</translation>
    </message>
    <message>
        <source>attributes like arx:prop:NAME, which no XML knows; read as arx:NAME</source>
        <translation>Attribute wie arx:prop:NAME, die kein XML kennt; gelesen als arx:NAME</translation>
    </message>
    <message>
        <source>behaviours have a {kind} outside &lt;{kind2}s&gt;</source>
        <translation>Verhalten haben {kind} außerhalb von &lt;{kind2}s&gt;</translation>
    </message>
    <message>
        <source>objects have children without the prefix arx</source>
        <translation>Objekte haben Kinder ohne das Präfix arx</translation>
    </message>
    <message>
        <source>the root has no size: neither viewBox nor width and height</source>
        <translation>die Wurzel hat keine Größe: weder viewBox noch Breite und Höhe</translation>
    </message>
    <message>
        <source>things are drawn that no arx:object describes</source>
        <translation>es ist gezeichnet, was kein arx:object beschreibt</translation>
    </message>
    <message>
        <source>types have no dot, as in category.kind</source>
        <translation>Typen haben keinen Punkt, wie in category.kind</translation>
    </message>
    <message>
        <source>a calculation has no {name}</source>
        <translation>eine Berechnung hat kein {name}</translation>
    </message>
    <message>
        <source>a force has no type</source>
        <translation>eine Kraft hat keinen Typ</translation>
    </message>
    <message>
        <source>a trigger has no {name}</source>
        <translation>ein Auslöser hat kein {name}</translation>
    </message>
    <message>
        <source>a variable has no name</source>
        <translation>eine Variable hat keinen Namen</translation>
    </message>
    <message>
        <source>an element is no JSON object; it was left out</source>
        <translation>ein Element ist kein JSON-Objekt; es wurde ausgelassen</translation>
    </message>
    <message>
        <source>an object has no plain type</source>
        <translation>ein Objekt hat keinen einfachen Typ</translation>
    </message>
    <message>
        <source>two objects share an id; the second got another</source>
        <translation>zwei Objekte teilen sich eine id; das zweite bekam eine andere</translation>
    </message>
    <message>
        <source>a box has sizes that are no lengths</source>
        <translation>ein Quader hat Größen, die keine Längen sind</translation>
    </message>
    <message>
        <source>a count is no whole number; it was rounded</source>
        <translation>eine Anzahl ist keine ganze Zahl; sie wurde gerundet</translation>
    </message>
    <message>
        <source>a force is no number; it was kept</source>
        <translation>eine Kraft ist keine Zahl; sie blieb</translation>
    </message>
    <message>
        <source>a mass is no number above 0; it was kept</source>
        <translation>eine Masse ist keine Zahl über 0; sie blieb</translation>
    </message>
    <message>
        <source>a precision is no number with a unit</source>
        <translation>eine Genauigkeit ist keine Zahl mit Einheit</translation>
    </message>
    <message>
        <source>a value is not of its type; it was read as text</source>
        <translation>ein Wert ist nicht von seinem Typ; er wurde als Text gelesen</translation>
    </message>
    <message>
        <source>a variable has no value</source>
        <translation>eine Variable hat keinen Wert</translation>
    </message>
    <message>
        <source>the sheet has no origin and extent; 0 was taken</source>
        <translation>das Blatt hat weder Ursprung noch Ausdehnung; 0 wurde genommen</translation>
    </message>
    <message>
        <source>{name} has no kind {value}</source>
        <translation>{name} hat keine Art {value}</translation>
    </message>
    <message>
        <source>a connection leads to what there is not</source>
        <translation>eine Verbindung führt zu etwas, das es nicht gibt</translation>
    </message>
    <message>
        <source>a figure belongs to an object that there is not</source>
        <translation>eine Figur gehört zu einem Objekt, das es nicht gibt</translation>
    </message>
    <message>
        <source>an object is part of one that there is not</source>
        <translation>ein Objekt ist Teil von einem, das es nicht gibt</translation>
    </message>
    <message>
        <source>systems have members that there are not</source>
        <translation>Systeme haben Mitglieder, die es nicht gibt</translation>
    </message>
    <message>
        <source>no arx:units is given: a bare number is a millimetre</source>
        <translation>arx:units ist nicht angegeben: eine bloße Zahl ist ein Millimeter</translation>
    </message>
    <message>
        <source>no storey is named; all lies in one, “Level 0”</source>
        <translation>kein Geschoss ist genannt; alles liegt in einem, „Level 0“</translation>
    </message>
    <message>
        <source>objects have a place but no size, and so no body</source>
        <translation>Objekte haben eine Lage, aber keine Größe, und so keinen Körper</translation>
    </message>
    <message>
        <source>storeys have no heights; they were put 3 m apart</source>
        <translation>Geschosse haben keine Höhen; sie wurden 3 m auseinandergesetzt</translation>
    </message>
    <message>
        <source>nothing of IFC is called {type}; it became a proxy</source>
        <translation>nichts in IFC heißt {type}; es wurde ein Proxy</translation>
    </message>
    <message>
        <source>the layer {layer} is not known; it was kept</source>
        <translation>der Layer {layer} ist nicht bekannt; er blieb</translation>
    </message>
    <message>
        <source>there is no type {ifc_class}; a plain one stands in</source>
        <translation>es gibt keinen Typ {ifc_class}; ein einfacher vertritt ihn</translation>
    </message>
    <message>
        <source>there is no {ifc_class}; it became a proxy</source>
        <translation>es gibt kein {ifc_class}; es wurde ein Proxy</translation>
    </message>
    <message>
        <source>Choose an SVGX file.</source>
        <translation>Wählen Sie eine SVGX-Datei.</translation>
    </message>
    <message>
        <source>Export it again as SVGX with an svg root.</source>
        <translation>Exportieren Sie es noch einmal als SVGX mit svg als Wurzel.</translation>
    </message>
    <message>
        <source>{name} is JSON without a list of elements, and so no SVGX.</source>
        <translation>{name} ist JSON ohne eine Liste von Elementen und so kein SVGX.</translation>
    </message>
    <message>
        <source>{name} is neither XML nor JSON.</source>
        <translation>{name} ist weder XML noch JSON.</translation>
    </message>
    <message>
        <source>{name} is no SVGX: it begins with &lt;{tag}&gt;, not with &lt;svg&gt;.</source>
        <translation>{name} ist kein SVGX: es beginnt mit &lt;{tag}&gt;, nicht mit &lt;svg&gt;.</translation>
    </message>
    <message>
        <source>the file is JSON, not XML; it was read as the same in XML</source>
        <translation>die Datei ist JSON, nicht XML; sie wurde wie dasselbe in XML gelesen</translation>
    </message>
    <message>
        <source>Bodies are made of the plans: areas drawn up to the heights that the file gives, or to usual heights, 3 m for a storey.</source>
        <translation>Körper entstehen aus den Grundrissen: Flächen, hochgezogen auf die Höhen der Datei oder auf übliche Höhen, 3 m je Geschoss.</translation>
    </message>
    <message>
        <source>Bodies are made of the plans: areas drawn up to the heights that the file gives.</source>
        <translation>Körper entstehen aus den Grundrissen: Flächen, hochgezogen auf die Höhen der Datei.</translation>
    </message>
    <message>
        <source>Export this building alone.</source>
        <translation>Exportieren Sie dieses Gebäude allein.</translation>
    </message>
    <message>
        <source>{name} does not have one project, as a building that is merged must.</source>
        <translation>{name} hat nicht genau ein Projekt, wie es beim Zusammenführen sein muss.</translation>
    </message>
    <message>
        <source>Check where the buildings stand.</source>
        <translation>Prüfen Sie, wo die Gebäude stehen.</translation>
    </message>
    <message>
        <source>Merge models of one coordinate reference system.</source>
        <translation>Führen Sie Modelle eines Koordinatenbezugssystems zusammen.</translation>
    </message>
    <message>
        <source>Only one of {name} and {name2} says where on the map it stands: in the merged model they share their origin.</source>
        <translation>Nur eines von {name} und {name2} sagt, wo auf der Karte es steht: im zusammengeführten Modell teilen sie sich den Ursprung.</translation>
    </message>
    <message>
        <source>{name} stands in {crs} and {name2} in {crs2}: in the merged model they share their origin.</source>
        <translation>{name} steht in {crs} und {name2} in {crs2}: im zusammengeführten Modell teilen sie sich den Ursprung.</translation>
    </message>
    <message>
        <source>Are both files states of one building? Compare them instead.</source>
        <translation>Sind beide Dateien Stände eines Gebäudes? Vergleichen Sie sie stattdessen.</translation>
    </message>
    <message>
        <source>{clashes} elements of {name} have the GlobalId of another building&apos;s; they got new ones.</source>
        <translation>{clashes} Bauteile von {name} haben die GlobalId von Bauteilen eines anderen Gebäudes; sie bekamen neue.</translation>
    </message>
    <message>
        <source>Check that it still exists and that you may open it.</source>
        <translation>Prüfen Sie, ob sie noch vorhanden ist und Sie sie öffnen dürfen.</translation>
    </message>
    <message>
        <source>The file cannot be read: {error}.</source>
        <translation>Die Datei kann nicht gelesen werden: {error}.</translation>
    </message>
    <message>
        <source>Choose a .glb or .gltf file.</source>
        <translation>Wählen Sie eine .glb- oder .gltf-Datei.</translation>
    </message>
    <message>
        <source>Export it as glTF 2.0.</source>
        <translation>Exportieren Sie sie als glTF 2.0.</translation>
    </message>
    <message>
        <source>The file is glTF {version}; only glTF 2 can be shown.</source>
        <translation>Die Datei ist glTF {version}; nur glTF 2 kann gezeigt werden.</translation>
    </message>
    <message>
        <source>This is not a glTF file.</source>
        <translation>Das ist keine glTF-Datei.</translation>
    </message>
    <message>
        <source>Export it again, or ask its author for a new copy.</source>
        <translation>Exportieren Sie sie noch einmal, oder bitten Sie den Autor um eine neue Kopie.</translation>
    </message>
    <message>
        <source>The file is damaged: {detail}.</source>
        <translation>Die Datei ist beschädigt: {detail}.</translation>
    </message>
    <message>
        <source>Export it again without this extension to see it here.</source>
        <translation>Exportieren Sie sie noch einmal ohne diese Erweiterung, um sie hier zu sehen.</translation>
    </message>
    <message>
        <source>Install the package “meshopt”, or export again without “Optimise for the web”.</source>
        <translation>Installieren Sie das Paket „meshopt“, oder exportieren Sie noch einmal ohne „Für das Web optimieren“.</translation>
    </message>
    <message>
        <source>The file is compressed with meshopt, and its decoder is not installed here.</source>
        <translation>Die Datei ist mit meshopt komprimiert, und der Decoder ist hier nicht installiert.</translation>
    </message>
    <message>
        <source>The file needs the glTF extension {extension}, which the preview cannot read.</source>
        <translation>Die Datei braucht die glTF-Erweiterung {extension}, die die Vorschau nicht lesen kann.</translation>
    </message>
    <message>
        <source>Export it at a lower quality, or one storey at a time.</source>
        <translation>Exportieren Sie es in niedrigerer Qualität oder Geschoss für Geschoss.</translation>
    </message>
    <message>
        <source>The model is too large to be previewed on this computer.</source>
        <translation>Das Modell ist zu groß für die Vorschau auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Keep both files together in one folder.</source>
        <translation>Halten Sie beide Dateien zusammen in einem Ordner.</translation>
    </message>
    <message>
        <source>The file “{name}”, which belongs to it, cannot be read.</source>
        <translation>Die Datei „{name}“, die dazugehört, kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Check which elements the export includes.</source>
        <translation>Prüfen Sie, welche Bauteile der Export einschließt.</translation>
    </message>
    <message>
        <source>The file contains no triangles.</source>
        <translation>Die Datei enthält keine Dreiecke.</translation>
    </message>
    <message>
        <source>Close other programs if memory is short, and open the file again. The file is unharmed.</source>
        <translation>Schließen Sie andere Programme, wenn der Speicher knapp ist, und öffnen Sie die Datei noch einmal. Sie ist unversehrt.</translation>
    </message>
    <message>
        <source>The process that reads the file for the preview ended unexpectedly.</source>
        <translation>Der Prozess, der die Datei für die Vorschau liest, endete unerwartet.</translation>
    </message>
    <message>
        <source>Report this with the log: it is a defect of Export Studio.</source>
        <translation>Melden Sie das mit dem Protokoll: es ist ein Fehler von Export Studio.</translation>
    </message>
    <message>
        <source>The file does not hold what it should: {differences}. It was removed.</source>
        <translation>Die Datei enthält nicht, was sie soll: {differences}. Sie wurde entfernt.</translation>
    </message>
    <message>
        <source>The file that was written is not sound: {what}. It was removed.</source>
        <translation>Die geschriebene Datei ist nicht in Ordnung: {what}. Sie wurde entfernt.</translation>
    </message>
    <message>
        <source>Try again; if it fails again, report it with the log.</source>
        <translation>Versuchen Sie es noch einmal; schlägt es wieder fehl, melden Sie es mit dem Protokoll.</translation>
    </message>
    <message>
        <source>Try again; if it happens twice, check the disk.</source>
        <translation>Versuchen Sie es noch einmal; geschieht es wieder, prüfen Sie den Datenträger.</translation>
    </message>
    <message>
        <source>{name} can&apos;t be read back: {why}. It was removed.</source>
        <translation>{name} kann nicht wieder gelesen werden: {why}. Die Datei wurde entfernt.</translation>
    </message>
    <message>
        <source>{flattened} elements are nested deeper than {deepest} levels; they were put on the last of these levels.</source>
        <translation>{flattened} Bauteile sind tiefer als {deepest} Ebenen verschachtelt; sie kamen auf die letzte dieser Ebenen.</translation>
    </message>
    <message>
        <source>Choose a coarser quality, or export the storeys one by one.</source>
        <translation>Wählen Sie eine gröbere Qualität, oder exportieren Sie die Geschosse einzeln.</translation>
    </message>
    <message>
        <source>The result would have {size} GiB; a GLB can&apos;t hold more than 4.</source>
        <translation>Das Ergebnis hätte {size} GiB; eine GLB-Datei kann nicht mehr als 4 enthalten.</translation>
    </message>
    <message>
        <source>Install it (pip install meshopt), or export without this option.</source>
        <translation>Installieren Sie es (pip install meshopt), oder exportieren Sie ohne diese Option.</translation>
    </message>
    <message>
        <source>“Optimise for the web” needs the package meshopt, which is not installed.</source>
        <translation>„Für das Web optimieren“ braucht das Paket meshopt, das nicht installiert ist.</translation>
    </message>
    <message>
        <source>Choose one of both.</source>
        <translation>Wählen Sie eines von beiden.</translation>
    </message>
    <message>
        <source>“{label}” keeps to plain glTF, which has no {asked}; left out.</source>
        <translation>„{label}“ bleibt beim reinen glTF, das dies nicht kennt: {asked}; ausgelassen.</translation>
    </message>
    <message>
        <source>JSON and Parquet hold them.</source>
        <translation>JSON und Parquet enthalten sie.</translation>
    </message>
    <message>
        <source>{changed} texts have control characters, which this format can&apos;t hold; each was replaced by “�”.</source>
        <translation>{changed} Texte haben Steuerzeichen, die dieses Format nicht aufnehmen kann; jedes wurde durch „�“ ersetzt.</translation>
    </message>
    <message>
        <source>All other formats of tables hold them.</source>
        <translation>Alle anderen Tabellenformate enthalten sie.</translation>
    </message>
    <message>
        <source>{cut} texts are longer than the 32,767 characters of a cell of Excel; they were cut.</source>
        <translation>{cut} Texte sind länger als die 32.767 Zeichen einer Excel-Zelle; sie wurden gekürzt.</translation>
    </message>
    <message>
        <source>The charts of the workbook can&apos;t be made ({error}); it has none.</source>
        <translation>Die Diagramme der Arbeitsmappe können nicht erzeugt werden ({error}); sie hat keine.</translation>
    </message>
    <message>
        <source>The sheet Statistics has their figures.</source>
        <translation>Das Blatt Statistics hat ihre Zahlen.</translation>
    </message>
    <message>
        <source>Export the model again from the program that made it, if other programs know it.</source>
        <translation>Exportieren Sie das Modell noch einmal aus dem Programm, das es erzeugt hat, wenn andere Programme es kennen.</translation>
    </message>
    <message>
        <source>Give one as EPSG has it, such as EPSG:25832.</source>
        <translation>Geben Sie eines nach EPSG an, etwa EPSG:25832.</translation>
    </message>
    <message>
        <source>Latitudes reach from −90 to 90, longitudes from −180 to 180.</source>
        <translation>Breiten reichen von −90 bis 90, Längen von −180 bis 180.</translation>
    </message>
    <message>
        <source>There is no place at latitude {latitude}, longitude {longitude}.</source>
        <translation>Es gibt keinen Ort bei Breite {latitude}, Länge {longitude}.</translation>
    </message>
    <message>
        <source>{changed} records have no GlobalId, or one that another has, too; they were given new ones ({some}).</source>
        <translation>{changed} Datensätze haben keine GlobalId oder eine, die auch ein anderer hat; sie bekamen neue ({some}).</translation>
    </message>
    <message>
        <source>“{crs}” is not known as a reference system of maps.</source>
        <translation>„{crs}“ ist als Bezugssystem von Karten nicht bekannt.</translation>
    </message>
    <message>
        <source>Give its latitude and longitude, or its coordinate reference system, as options.</source>
        <translation>Geben Sie Breite und Länge oder das Koordinatenbezugssystem als Optionen an.</translation>
    </message>
    <message>
        <source>The reference system of the map (“{crs}”) is not known, so that its map conversion could not be used.</source>
        <translation>Das Bezugssystem der Karte („{crs}“) ist nicht bekannt, sodass die Kartenumrechnung nicht benutzt werden konnte.</translation>
    </message>
    <message>
        <source>{text}.</source>
        <translation>{text}.</translation>
    </message>
    <message>
        <source>The model does not say where on Earth it stands; it was laid out in metres at 0°, 0°.</source>
        <translation>Das Modell sagt nicht, wo auf der Erde es steht; es wurde in Metern bei 0°, 0° ausgelegt.</translation>
    </message>
    <message>
        <source>IFC4 has no words for {total} things that the source says in IFC2X3; they were left out: {some}{more}.</source>
        <translation>IFC4 hat keine Worte für {total} Dinge, die die Quelle in IFC2X3 sagt; sie wurden ausgelassen: {some}{more}.</translation>
    </message>
    <message>
        <source>Keep the schema of the source, if you need them.</source>
        <translation>Behalten Sie das Schema der Quelle, wenn Sie diese brauchen.</translation>
    </message>
    <message>
        <source>Ask for IFC4 from the program that made the model.</source>
        <translation>Lassen Sie sich IFC4 aus dem Programm geben, das das Modell erzeugt hat.</translation>
    </message>
    <message>
        <source>The model stays in {schema}: IFC4 has no words for much of what that says.</source>
        <translation>Das Modell bleibt in {schema}: IFC4 hat keine Worte für vieles, was dieses sagt.</translation>
    </message>
    <message>
        <source>Install a TrueType font for this script (on Debian: fonts-droid-fallback) and export again.</source>
        <translation>Installieren Sie eine TrueType-Schrift für diese Schriftzeichen (unter Debian: fonts-droid-fallback), und exportieren Sie noch einmal.</translation>
    </message>
    <message>
        <source>No font of this computer has {some}{more}; these letters stand as their numbers, and can be searched and copied as they are.</source>
        <translation>Keine Schrift dieses Rechners hat {some}{more}; diese Zeichen stehen als ihre Nummern und lassen sich suchen und kopieren, wie sie sind.</translation>
    </message>
    <message>
        <source>The file of layers “{text}” can&apos;t be read: {error}.</source>
        <translation>Die Layer-Datei „{text}“ kann nicht gelesen werden: {error}.</translation>
    </message>
    <message>
        <source>Write, for example: IfcWall=A-WALL; IfcDoor=A-DOOR.</source>
        <translation>Schreiben Sie zum Beispiel: IfcWall=A-WALL; IfcDoor=A-DOOR.</translation>
    </message>
    <message>
        <source>“{strip}” does not say which layer a class goes to.</source>
        <translation>„{strip}“ sagt nicht, auf welchen Layer eine Klasse kommt.</translation>
    </message>
    <message>
        <source>Choose a PNG or JPEG file.</source>
        <translation>Wählen Sie eine PNG- oder JPEG-Datei.</translation>
    </message>
    <message>
        <source>Some names can&apos;t be those of layers: {changed}.</source>
        <translation>Einige Namen können nicht die von Layern sein: {changed}.</translation>
    </message>
    <message>
        <source>The logo {path} can&apos;t be used: {error}. The report has none.</source>
        <translation>Das Logo {path} kann nicht benutzt werden: {error}. Der Bericht hat keines.</translation>
    </message>
    <message>
        <source>Tables hold them whole.</source>
        <translation>Tabellen enthalten sie ganz.</translation>
    </message>
    <message>
        <source>The attached elements.json has the names of elements in full; formats of tables have all other texts.</source>
        <translation>Die angehängte elements.json hat die Namen der Bauteile ganz; Tabellenformate haben alle anderen Texte.</translation>
    </message>
    <message>
        <source>{cut} texts are too long for their place; they end with “{ellipsis}”.</source>
        <translation>{cut} Texte sind zu lang für ihren Platz; sie enden mit „{ellipsis}“.</translation>
    </message>
    <message>
        <source>{shortened} names are longer than the 255 bytes that DXF has for them; they were cut.</source>
        <translation>{shortened} Namen sind länger als die 255 Byte, die DXF dafür hat; sie wurden gekürzt.</translation>
    </message>
    <message>
        <source>Install what it needs (on Linux: libGL and libX11), or choose another format.</source>
        <translation>Installieren Sie, was es braucht (unter Linux: libGL und libX11), oder wählen Sie ein anderes Format.</translation>
    </message>
    <message>
        <source>OpenCascade, which writes STEP and IGES, can&apos;t be loaded: {error}.</source>
        <translation>OpenCascade, das STEP und IGES schreibt, kann nicht geladen werden: {error}.</translation>
    </message>
    <message>
        <source>Check that there is enough space on the disk, and report it if there is.</source>
        <translation>Prüfen Sie, ob auf dem Datenträger genug Platz ist; wenn ja, melden Sie es.</translation>
    </message>
    <message>
        <source>OpenCascade could not write the file.</source>
        <translation>OpenCascade konnte die Datei nicht schreiben.</translation>
    </message>
    <message>
        <source>Shorten them in the program that wrote the model.</source>
        <translation>Kürzen Sie sie in dem Programm, das das Modell geschrieben hat.</translation>
    </message>
    <message>
        <source>They are in the file all the same; ask for a model with one origin.</source>
        <translation>Sie sind trotzdem in der Datei; bitten Sie um ein Modell mit einem Ursprung.</translation>
    </message>
    <message>
        <source>{far} elements lie more than 50 km from the others, and so beside the sheet.</source>
        <translation>{far} Bauteile liegen mehr als 50 km von den anderen entfernt und damit neben dem Blatt.</translation>
    </message>
    <message>
        <source> (line {where}{more})</source>
        <translation> (Zeile {where}{more})</translation>
    </message>
    <message>
        <source> at “{place}”</source>
        <translation> bei „{place}“</translation>
    </message>
    <message>
        <source> is {what}</source>
        <translation> ist {what}</translation>
    </message>
    <message>
        <source>, while it made the element {element}</source>
        <translation>, während er das Bauteil {element} erzeugte</translation>
    </message>
    <message>
        <source>took more memory than there is</source>
        <translation>brauchte mehr Speicher, als vorhanden ist</translation>
    </message>
    <message>
        <source>; </source>
        <translation>; </translation>
    </message>
    <message>
        <source>, but </source>
        <translation>, aber </translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source> It had been made again without {quarantine}.</source>
        <translation> Er war ohne {quarantine} noch einmal ausgeführt worden.</translation>
    </message>
    <message>
        <source>{target} exists already, or is being made.</source>
        <translation>{target} ist schon vorhanden oder wird gerade erzeugt.</translation>
    </message>
    <message>
        <source>{target} exists already, or is being made, and was left as it is.</source>
        <translation>{target} ist schon vorhanden oder wird gerade erzeugt und blieb, wie es ist.</translation>
    </message>
    <message>
        <source>{total} references lead to entities that do not exist ({lost}).</source>
        <translation>{total} Verweise führen zu Entitäten, die es nicht gibt ({lost}).</translation>
    </message>
    <message>
        <source>{name} can&apos;t be read as ifcXML: {reason}.</source>
        <translation>{name} kann nicht als ifcXML gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>{total} parts of the XML are not known in {schema}, or not of the kind that belongs there: {unread}.</source>
        <translation>{total} Teile des XML sind in {schema} nicht bekannt oder nicht von der Art, die dorthin gehört: {unread}.</translation>
    </message>
    <message>
        <source>{count} records said against the schema what it has other words for ({kinds}); they were put as it asks for, and mean the same.</source>
        <translation>{count} Datensätze sagten gegen das Schema, wofür es andere Worte hat ({kinds}); sie wurden geschrieben, wie es verlangt, und bedeuten dasselbe.</translation>
    </message>
    <message>
        <source>{count} names are longer than {longest} characters, which breaks readers of this format; they were cut.</source>
        <translation>{count} Namen sind länger als {longest} Zeichen, woran Leseprogramme dieses Formats scheitern; sie wurden gekürzt.</translation>
    </message>
    <message>
        <source>Move the building by these to have it on the map again, or choose STEP, which has them.</source>
        <translation>Verschieben Sie das Gebäude um diese Werte, um es wieder auf der Karte zu haben, oder wählen Sie STEP, das sie hat.</translation>
    </message>
    <message>
        <source>The building stands so far from its origin that programs break on such IGES files; {x} / {y} / {z} m were taken out of all coordinates.</source>
        <translation>Das Gebäude steht so weit von seinem Ursprung, dass Programme an solchen IGES-Dateien scheitern; {x} / {y} / {z} m wurden aus allen Koordinaten herausgenommen.</translation>
    </message>
    <message>
        <source>The GlobalIds beside them tell the elements apart; STEP has all letters.</source>
        <translation>Die GlobalIds daneben unterscheiden die Bauteile; STEP hat alle Zeichen.</translation>
    </message>
    <message>
        <source>{changed} names have letters that IGES has no similar ones for; they became question marks.</source>
        <translation>{changed} Namen haben Zeichen, für die IGES keine ähnlichen hat; sie wurden Fragezeichen.</translation>
    </message>
    <message>
        <source>The building stands so far from its origin that numbers leave less than the tolerance of OpenCascade there: programs built on it may find fault with placed solids, though each is sound by itself.</source>
        <translation>Das Gebäude steht so weit von seinem Ursprung, dass Zahlen dort weniger Genauigkeit lassen, als OpenCascade als Toleranz braucht: darauf gebaute Programme bemängeln vielleicht platzierte Körper, obwohl jeder für sich in Ordnung ist.</translation>
    </message>
    <message>
        <source>Where that matters, export with “Move to the origin”.</source>
        <translation>Wo das zählt, exportieren Sie mit „In den Ursprung verschieben“.</translation>
    </message>
    <message>
        <source>Choose STEP, which shares shapes, or export a part of the building.</source>
        <translation>Wählen Sie STEP, das Geometrie teilt, oder exportieren Sie einen Teil des Gebäudes.</translation>
    </message>
    <message>
        <source>IGES would have {faces} faces, since it can&apos;t say that elements share a shape; with more than {most_faces} nothing can open it.</source>
        <translation>IGES hätte {faces} Flächen, weil es nicht sagen kann, dass Bauteile sich eine Geometrie teilen; mit mehr als {most_faces} kann nichts sie öffnen.</translation>
    </message>
    <message>
        <source> and {numbers} more</source>
        <translation> und {numbers} weitere</translation>
    </message>
    <message>
        <source> in the stage “{stage}”</source>
        <translation> im Schritt „{stage}“</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(keines)</translation>
    </message>
    <message>
        <source>Areas are the net floor areas that the source states; those with an asterisk are measured in the plan. Spaces without an area have no shape.</source>
        <translation>Flächen sind die Nettogrundflächen der Quelle; solche mit Stern sind im Grundriss gemessen. Räume ohne Fläche haben keine Geometrie.</translation>
    </message>
    <message>
        <source>Every {every_s} seconds</source>
        <translation>Alle {every_s} Sekunden</translation>
    </message>
    <message>
        <source>IFC2X3, IFC4 and IFC4X3</source>
        <translation>IFC2X3, IFC4 und IFC4X3</translation>
    </message>
    <message>
        <source>Longitudes and latitudes from {name} are right {within} only</source>
        <translation>Längen und Breiten aus {name} stimmen nur {within}</translation>
    </message>
    <message>
        <source>OpenCascade can&apos;t read it</source>
        <translation>OpenCascade kann sie nicht lesen</translation>
    </message>
    <message>
        <source>OpenCascade finds no shape in it</source>
        <translation>OpenCascade findet darin keine Geometrie</translation>
    </message>
    <message>
        <source>Sums of what the source states for its elements, without widths and heights.</source>
        <translation>Summen dessen, was die Quelle für ihre Bauteile angibt, ohne Breiten und Höhen.</translation>
    </message>
    <message>
        <source>a buffer view names no buffer</source>
        <translation>ein Buffer View nennt keinen Puffer</translation>
    </message>
    <message>
        <source>a buffer view reaches beyond the end of its buffer</source>
        <translation>ein Buffer View reicht über das Ende seines Puffers hinaus</translation>
    </message>
    <message>
        <source>a chunk reaches beyond the end of the file</source>
        <translation>ein Block reicht über das Ende der Datei hinaus</translation>
    </message>
    <message>
        <source>a circle without radius</source>
        <translation>ein Kreis ohne Radius</translation>
    </message>
    <message>
        <source>a column of properties has no content</source>
        <translation>eine Merkmalspalte hat keinen Inhalt</translation>
    </message>
    <message>
        <source>a column of properties is of an unknown type</source>
        <translation>eine Merkmalspalte ist von unbekanntem Typ</translation>
    </message>
    <message>
        <source>a column of properties is too short</source>
        <translation>eine Merkmalspalte ist zu kurz</translation>
    </message>
    <message>
        <source>a compressed buffer view is not as long as it says</source>
        <translation>ein komprimierter Buffer View ist nicht so lang wie angegeben</translation>
    </message>
    <message>
        <source>a curve that is trimmed by nothing</source>
        <translation>eine Kurve, die durch nichts begrenzt wird</translation>
    </message>
    <message>
        <source>a curve without length</source>
        <translation>eine Kurve ohne Länge</translation>
    </message>
    <message>
        <source>a grid: lines, no body</source>
        <translation>ein Achsraster: Linien, kein Körper</translation>
    </message>
    <message>
        <source>a material wears an image that does not exist</source>
        <translation>ein Material trägt ein Bild, das es nicht gibt</translation>
    </message>
    <message>
        <source>a mesh does not say where its image lies</source>
        <translation>ein Netz sagt nicht, wo sein Bild liegt</translation>
    </message>
    <message>
        <source>a mesh ends within a triangle</source>
        <translation>ein Netz endet mitten in einem Dreieck</translation>
    </message>
    <message>
        <source>a mesh has coordinates that are not finite</source>
        <translation>ein Netz hat Koordinaten, die nicht endlich sind</translation>
    </message>
    <message>
        <source>a mesh has more positions than colours, or fewer</source>
        <translation>ein Netz hat mehr oder weniger Positionen als Farben</translation>
    </message>
    <message>
        <source>a mesh has more positions than normals, or fewer</source>
        <translation>ein Netz hat mehr oder weniger Positionen als Normalen</translation>
    </message>
    <message>
        <source>a mesh has more positions than texture coordinates, or fewer</source>
        <translation>ein Netz hat mehr oder weniger Positionen als Texturkoordinaten</translation>
    </message>
    <message>
        <source>a mesh has no positions</source>
        <translation>ein Netz hat keine Positionen</translation>
    </message>
    <message>
        <source>a mesh has normals that are none</source>
        <translation>ein Netz hat Normalen, die keine sind</translation>
    </message>
    <message>
        <source>a mesh is not where its bounds say</source>
        <translation>ein Netz ist nicht dort, wo seine Grenzen sagen</translation>
    </message>
    <message>
        <source>a mesh reaches beyond its buffer</source>
        <translation>ein Netz reicht über seinen Puffer hinaus</translation>
    </message>
    <message>
        <source>a mesh refers to vertices that do not exist</source>
        <translation>ein Netz verweist auf Eckpunkte, die es nicht gibt</translation>
    </message>
    <message>
        <source>a mesh wears a material that does not exist</source>
        <translation>ein Netz trägt ein Material, das es nicht gibt</translation>
    </message>
    <message>
        <source>a mirrored profile</source>
        <translation>ein gespiegeltes Profil</translation>
    </message>
    <message>
        <source>a node refers to a row of properties that does not exist</source>
        <translation>ein Knoten verweist auf eine Merkmalzeile, die es nicht gibt</translation>
    </message>
    <message>
        <source>a placeholder is only a name in braces</source>
        <translation>ein Platzhalter ist nur ein Name in geschweiften Klammern</translation>
    </message>
    <message>
        <source>a port: a point of connection, no body</source>
        <translation>ein Anschluss: ein Verbindungspunkt, kein Körper</translation>
    </message>
    <message>
        <source>a profile that crosses itself</source>
        <translation>ein Profil, das sich selbst kreuzt</translation>
    </message>
    <message>
        <source>a section beside its curve</source>
        <translation>ein Querschnitt neben seiner Kurve</translation>
    </message>
    <message>
        <source>a section that is turned</source>
        <translation>ein gedrehter Querschnitt</translation>
    </message>
    <message>
        <source>a trimmed polyline</source>
        <translation>ein begrenzter Polygonzug</translation>
    </message>
    <message>
        <source>a virtual element: a boundary that is not built</source>
        <translation>ein virtuelles Element: eine Grenze, die nicht gebaut wird</translation>
    </message>
    <message>
        <source>accessor {index} changes what it does not have</source>
        <translation>Accessor {index} ändert, was er nicht hat</translation>
    </message>
    <message>
        <source>accessor {index} does not hold vertex indices</source>
        <translation>Accessor {index} enthält keine Eckpunktnummern</translation>
    </message>
    <message>
        <source>accessor {index} does not hold whole numbers</source>
        <translation>Accessor {index} enthält keine ganzen Zahlen</translation>
    </message>
    <message>
        <source>accessor {index} has an unknown type</source>
        <translation>Accessor {index} hat einen unbekannten Typ</translation>
    </message>
    <message>
        <source>accessor {index} has {shape} components instead of {width}</source>
        <translation>Accessor {index} hat {shape} Komponenten statt {width}</translation>
    </message>
    <message>
        <source>accessor {index} reaches beyond the end of its buffer</source>
        <translation>Accessor {index} reicht über das Ende seines Puffers hinaus</translation>
    </message>
    <message>
        <source>accessor {index} refers to a vertex that does not exist</source>
        <translation>Accessor {index} verweist auf einen Eckpunkt, den es nicht gibt</translation>
    </message>
    <message>
        <source>all of its faces are lines or points</source>
        <translation>alle seine Flächen sind Linien oder Punkte</translation>
    </message>
    <message>
        <source>an alignment is a line; it is drawn as a ribbon {ribbon_width_m} m wide</source>
        <translation>eine Trasse ist eine Linie; sie wird als {ribbon_width_m} m breites Band gezeichnet</translation>
    </message>
    <message>
        <source>an annotation: lines and texts, no body</source>
        <translation>eine Beschriftung: Linien und Texte, kein Körper</translation>
    </message>
    <message>
        <source>an array has no content</source>
        <translation>ein Feld hat keinen Inhalt</translation>
    </message>
    <message>
        <source>an array reaches beyond the end of its buffer</source>
        <translation>ein Feld reicht über das Ende seines Puffers hinaus</translation>
    </message>
    <message>
        <source>an element took too long</source>
        <translation>ein Bauteil dauerte zu lange</translation>
    </message>
    <message>
        <source>an image is none</source>
        <translation>ein Bild ist keines</translation>
    </message>
    <message>
        <source>an instance refers to a row of properties that does not exist</source>
        <translation>eine Instanz verweist auf eine Merkmalzeile, die es nicht gibt</translation>
    </message>
    <message>
        <source>an opening: it is cut out of the element that it belongs to</source>
        <translation>eine Öffnung: sie wird aus dem Bauteil ausgeschnitten, zu dem sie gehört</translation>
    </message>
    <message>
        <source>at byte {offset} (line {offset2})</source>
        <translation>bei Byte {offset} (Zeile {offset2})</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>bounds by {max} mm ({sizes} m against {sizes2} m)</source>
        <translation>Grenzen um {max} mm ({sizes} m gegen {sizes2} m)</translation>
    </message>
    <message>
        <source>calculation</source>
        <translation>Berechnung</translation>
    </message>
    <message>
        <source>curved faces as facets</source>
        <translation>gekrümmte Flächen als Facetten</translation>
    </message>
    <message>
        <source>element of class</source>
        <translation>Bauteil der Klasse</translation>
    </message>
    <message>
        <source>element with GlobalId</source>
        <translation>Bauteil mit der GlobalId</translation>
    </message>
    <message>
        <source>ended the export process ({exit_code})</source>
        <translation>beendete den Exportprozess ({exit_code})</translation>
    </message>
    <message>
        <source>have a GlobalId that is not valid; it was kept</source>
        <translation>haben eine ungültige GlobalId; sie blieb</translation>
    </message>
    <message>
        <source>have no GlobalId; their record number stands for it</source>
        <translation>haben keine GlobalId; ihre Datensatznummer steht dafür</translation>
    </message>
    <message>
        <source>is JSON (IFC5 / IFCX?), which is not supported yet.</source>
        <translation>ist JSON (IFC5 / IFCX?), das noch nicht unterstützt wird.</translation>
    </message>
    <message>
        <source>is UTF-16 text.</source>
        <translation>ist UTF-16-Text.</translation>
    </message>
    <message>
        <source>is XML, not IFC text.</source>
        <translation>ist XML, kein IFC-Text.</translation>
    </message>
    <message>
        <source>is a Git LFS pointer{what}, not the model.</source>
        <translation>ist ein Git-LFS-Zeiger{what}, nicht das Modell.</translation>
    </message>
    <message>
        <source>is a PDF, not IFC.</source>
        <translation>ist ein PDF, kein IFC.</translation>
    </message>
    <message>
        <source>is a gzip archive, not IFC.</source>
        <translation>ist ein gzip-Archiv, kein IFC.</translation>
    </message>
    <message>
        <source>is a web page (HTML), not IFC.</source>
        <translation>ist eine Webseite (HTML), kein IFC.</translation>
    </message>
    <message>
        <source>is a zip archive.</source>
        <translation>ist ein Zip-Archiv.</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>is neither PNG nor JPEG</source>
        <translation>ist weder PNG noch JPEG</translation>
    </message>
    <message>
        <source>is not an IFC file: it has no ISO-10303-21 header.</source>
        <translation>ist keine IFC-Datei: sie hat keinen ISO-10303-21-Kopf.</translation>
    </message>
    <message>
        <source>is simplified</source>
        <translation>ist vereinfacht</translation>
    </message>
    <message>
        <source>is taken already</source>
        <translation>ist schon vergeben</translation>
    </message>
    <message>
        <source>is {schema}, and</source>
        <translation>ist {schema}, und</translation>
    </message>
    <message>
        <source>it belongs to another scene</source>
        <translation>sie gehört zu einer anderen Szene</translation>
    </message>
    <message>
        <source>it bounds no area</source>
        <translation>es umgrenzt keine Fläche</translation>
    </message>
    <message>
        <source>it declares entities, with which small files fill the memory</source>
        <translation>sie deklariert Entitäten, mit denen kleine Dateien den Speicher füllen</translation>
    </message>
    <message>
        <source>it does not begin as a GLB</source>
        <translation>sie beginnt nicht wie eine GLB-Datei</translation>
    </message>
    <message>
        <source>it does not begin as such a file</source>
        <translation>sie beginnt nicht wie eine solche Datei</translation>
    </message>
    <message>
        <source>it ends within its header</source>
        <translation>sie endet in ihrem Kopf</translation>
    </message>
    <message>
        <source>it ends without a name</source>
        <translation>er endet ohne einen Namen</translation>
    </message>
    <message>
        <source>it has a file named {name}</source>
        <translation>es hat eine Datei namens {name}</translation>
    </message>
    <message>
        <source>it has faces whose outlines are no polygons</source>
        <translation>es hat Flächen, deren Umrisse keine Polygone sind</translation>
    </message>
    <message>
        <source>it has lines or an outline only, no body</source>
        <translation>es hat nur Linien oder einen Umriss, keinen Körper</translation>
    </message>
    <message>
        <source>it has no description of its content</source>
        <translation>sie hat keine Beschreibung ihres Inhalts</translation>
    </message>
    <message>
        <source>it has no faces</source>
        <translation>es hat keine Flächen</translation>
    </message>
    <message>
        <source>it has no geometry</source>
        <translation>es hat keine Geometrie</translation>
    </message>
    <message>
        <source>it has no manifest.json</source>
        <translation>es hat keine manifest.json</translation>
    </message>
    <message>
        <source>it has other characters, or too many</source>
        <translation>sie hat andere Zeichen oder zu viele</translation>
    </message>
    <message>
        <source>it has two files named {name}</source>
        <translation>es hat zwei Dateien namens {name}</translation>
    </message>
    <message>
        <source>it has {data} bytes instead of {size}</source>
        <translation>es hat {data} Byte statt {size}</translation>
    </message>
    <message>
        <source>it has {infos} files</source>
        <translation>es hat {infos} Dateien</translation>
    </message>
    <message>
        <source>it has {solids} solids, not {solids2}</source>
        <translation>es hat {solids} Volumenkörper, nicht {solids2}</translation>
    </message>
    <message>
        <source>it is cut off</source>
        <translation>es ist abgeschnitten</translation>
    </message>
    <message>
        <source>it is larger than a gigabyte</source>
        <translation>es ist größer als ein Gigabyte</translation>
    </message>
    <message>
        <source>it is no sound ZIP file ({error})</source>
        <translation>es ist keine heile ZIP-Datei ({error})</translation>
    </message>
    <message>
        <source>it is not closed</source>
        <translation>es ist nicht geschlossen</translation>
    </message>
    <message>
        <source>it is not well-formed ({error})</source>
        <translation>sie ist nicht wohlgeformt ({error})</translation>
    </message>
    <message>
        <source>it is of another kind</source>
        <translation>es ist von anderer Art</translation>
    </message>
    <message>
        <source>it lacks something ({error})</source>
        <translation>es fehlt etwas ({error})</translation>
    </message>
    <message>
        <source>it may not lead out of the destination</source>
        <translation>er darf nicht aus dem Ziel hinausführen</translation>
    </message>
    <message>
        <source>it names no schema of IFC</source>
        <translation>sie nennt kein IFC-Schema</translation>
    </message>
    <message>
        <source>it needs {unknown}</source>
        <translation>es braucht {unknown}</translation>
    </message>
    <message>
        <source>it refers to a file outside its own folder</source>
        <translation>sie verweist auf eine Datei außerhalb ihres Ordners</translation>
    </message>
    <message>
        <source>it refers to points that do not exist</source>
        <translation>es verweist auf Punkte, die es nicht gibt</translation>
    </message>
    <message>
        <source>it refers to “{name}”, which is not beside it</source>
        <translation>sie verweist auf „{name}“, das nicht neben ihr liegt</translation>
    </message>
    <message>
        <source>it stopped or crashed the geometry kernel</source>
        <translation>es hielt den Geometriekern an oder brachte ihn zum Absturz</translation>
    </message>
    <message>
        <source>it was made by another version, and says what is not known here: {strangers}.</source>
        <translation>sie stammt von einer anderen Version und nennt, was hier nicht bekannt ist: {strangers}.</translation>
    </message>
    <message>
        <source>it was made by another version.</source>
        <translation>sie stammt von einer anderen Version.</translation>
    </message>
    <message>
        <source>it would grow to {total} bytes</source>
        <translation>es würde auf {total} Byte anwachsen</translation>
    </message>
    <message>
        <source>its binary part is not whole</source>
        <translation>ihr Binärteil ist nicht vollständig</translation>
    </message>
    <message>
        <source>its body holds no items</source>
        <translation>sein Körper enthält keine Elemente</translation>
    </message>
    <message>
        <source>its body is not closed</source>
        <translation>sein Körper ist nicht geschlossen</translation>
    </message>
    <message>
        <source>its body is not closed, so that it is no solid</source>
        <translation>sein Körper ist nicht geschlossen und so kein Volumenkörper</translation>
    </message>
    <message>
        <source>its buffer has {binary} bytes instead of {buffer}</source>
        <translation>ihr Puffer hat {binary} Byte statt {buffer}</translation>
    </message>
    <message>
        <source>its checksum is wrong</source>
        <translation>seine Prüfsumme ist falsch</translation>
    </message>
    <message>
        <source>its compressed geometry cannot be unpacked</source>
        <translation>ihre komprimierte Geometrie lässt sich nicht entpacken</translation>
    </message>
    <message>
        <source>its coordinates are rounded, because it is far from the origin</source>
        <translation>seine Koordinaten sind gerundet, weil es weit vom Ursprung liegt</translation>
    </message>
    <message>
        <source>its curve can&apos;t be drawn ({error})</source>
        <translation>seine Kurve kann nicht gezeichnet werden ({error})</translation>
    </message>
    <message>
        <source>its curved faces are facets, since {exact}</source>
        <translation>seine gekrümmten Flächen sind Facetten, denn {exact}</translation>
    </message>
    <message>
        <source>its elements are nested more than {deepest} deep</source>
        <translation>ihre Elemente sind tiefer als {deepest} verschachtelt</translation>
    </message>
    <message>
        <source>its embedded data are not readable</source>
        <translation>ihre eingebetteten Daten sind nicht lesbar</translation>
    </message>
    <message>
        <source>its exact shape is empty</source>
        <translation>seine exakte Geometrie ist leer</translation>
    </message>
    <message>
        <source>its exact shape reaches {away} mm farther or less far than its mesh</source>
        <translation>seine exakte Geometrie reicht {away} mm weiter oder weniger weit als sein Netz</translation>
    </message>
    <message>
        <source>its geometry is cut off</source>
        <translation>ihre Geometrie ist abgeschnitten</translation>
    </message>
    <message>
        <source>its geometry is missing</source>
        <translation>ihre Geometrie fehlt</translation>
    </message>
    <message>
        <source>its image could not be laid on, so it shows its colour</source>
        <translation>sein Bild konnte nicht aufgelegt werden, es zeigt seine Farbe</translation>
    </message>
    <message>
        <source>its image is missing, so it shows its colour</source>
        <translation>sein Bild fehlt, es zeigt seine Farbe</translation>
    </message>
    <message>
        <source>its list of points (PnIndex) refers to points that do not exist</source>
        <translation>seine Punktliste (PnIndex) verweist auf Punkte, die es nicht gibt</translation>
    </message>
    <message>
        <source>its manifest can&apos;t be read ({error})</source>
        <translation>sein Manifest kann nicht gelesen werden ({error})</translation>
    </message>
    <message>
        <source>its nodes do not form a tree</source>
        <translation>ihre Knoten bilden keinen Baum</translation>
    </message>
    <message>
        <source>its parts do not meet</source>
        <translation>seine Teile treffen sich nicht</translation>
    </message>
    <message>
        <source>its placement follows a curve that can&apos;t be evaluated</source>
        <translation>seine Platzierung folgt einer Kurve, die nicht auswertbar ist</translation>
    </message>
    <message>
        <source>its placement is farther away than any building</source>
        <translation>seine Platzierung ist weiter entfernt als jedes Gebäude</translation>
    </message>
    <message>
        <source>its placement is relative to itself</source>
        <translation>seine Platzierung bezieht sich auf sich selbst</translation>
    </message>
    <message>
        <source>its points are not three numbers each</source>
        <translation>seine Punkte sind nicht je drei Zahlen</translation>
    </message>
    <message>
        <source>its shape has coordinates that are not finite</source>
        <translation>seine Geometrie hat Koordinaten, die nicht endlich sind</translation>
    </message>
    <message>
        <source>its shape is a mapped item that maps itself</source>
        <translation>seine Geometrie ist ein Mapped Item, das sich selbst abbildet</translation>
    </message>
    <message>
        <source>its shape is empty</source>
        <translation>seine Geometrie ist leer</translation>
    </message>
    <message>
        <source>its shape refers to points that do not exist</source>
        <translation>seine Geometrie verweist auf Punkte, die es nicht gibt</translation>
    </message>
    <message>
        <source>its triangles are not three points each</source>
        <translation>seine Dreiecke sind nicht je drei Punkte</translation>
    </message>
    <message>
        <source>job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>magnitude</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>measures angles otherwise than</source>
        <translation>misst Winkel anders als</translation>
    </message>
    <message>
        <source>name</source>
        <translation>name</translation>
    </message>
    <message>
        <source>node {number} has two parents</source>
        <translation>Knoten {number} hat zwei Eltern</translation>
    </message>
    <message>
        <source>node {number} names the properties of another element</source>
        <translation>Knoten {number} nennt die Merkmale eines anderen Bauteils</translation>
    </message>
    <message>
        <source>node {number} stands nowhere</source>
        <translation>Knoten {number} steht nirgends</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>of an unknown version</source>
        <translation>unbekannter Version</translation>
    </message>
    <message>
        <source>only one kernel made it: {reference}</source>
        <translation>nur ein Kern hat es erzeugt: {reference}</translation>
    </message>
    <message>
        <source>only the first of its images is laid on</source>
        <translation>nur das erste seiner Bilder ist aufgelegt</translation>
    </message>
    <message>
        <source>paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>sections have at least one gap between them</source>
        <translation>zwischen Querschnitten ist mindestens eine Lücke</translation>
    </message>
    <message>
        <source>sections of different kinds</source>
        <translation>Querschnitte verschiedener Art</translation>
    </message>
    <message>
        <source>share a GlobalId with another; the record number was added to tell them apart</source>
        <translation>teilen sich eine GlobalId mit einem anderen; zur Unterscheidung wurde die Datensatznummer angehängt</translation>
    </message>
    <message>
        <source>some of its positions are not numbers</source>
        <translation>einige seiner Positionen sind keine Zahlen</translation>
    </message>
    <message>
        <source>spaces are left out; the option “spaces” includes them</source>
        <translation>Räume werden ausgelassen; die Option „Räume einschließen“ nimmt sie auf</translation>
    </message>
    <message>
        <source>storey</source>
        <translation>Geschoss</translation>
    </message>
    <message>
        <source>surface by {distance} mm</source>
        <translation>Oberfläche um {distance} mm</translation>
    </message>
    <message>
        <source>system or zone</source>
        <translation>System oder Zone</translation>
    </message>
    <message>
        <source>template</source>
        <translation>Gestaltung</translation>
    </message>
    <message>
        <source>that of the template is used</source>
        <translation>die der Gestaltung wird verwendet</translation>
    </message>
    <message>
        <source>the colours of vertices are no colours</source>
        <translation>die Farben von Eckpunkten sind keine Farben</translation>
    </message>
    <message>
        <source>the description of its content is not an object</source>
        <translation>die Beschreibung ihres Inhalts ist kein Objekt</translation>
    </message>
    <message>
        <source>the description of its content is not valid JSON</source>
        <translation>die Beschreibung ihres Inhalts ist kein gültiges JSON</translation>
    </message>
    <message>
        <source>the geometry kernel made nothing of it</source>
        <translation>der Geometriekern hat nichts daraus gemacht</translation>
    </message>
    <message>
        <source>the geometry kernel made nothing of it ({said})</source>
        <translation>der Geometriekern hat nichts daraus gemacht ({said})</translation>
    </message>
    <message>
        <source>the instances of a mesh do not agree in number</source>
        <translation>die Instanzen eines Netzes stimmen in der Anzahl nicht überein</translation>
    </message>
    <message>
        <source>the instances of a mesh lack the numbers that tell them apart</source>
        <translation>den Instanzen eines Netzes fehlen die Nummern zur Unterscheidung</translation>
    </message>
    <message>
        <source>the kernels differ in {difference}; the shape is that of {kernel}</source>
        <translation>die Kerne unterscheiden sich: {difference}; die Geometrie ist die von {kernel}</translation>
    </message>
    <message>
        <source>the parts of its exact shape can&apos;t be told apart</source>
        <translation>die Teile seiner exakten Geometrie lassen sich nicht unterscheiden</translation>
    </message>
    <message>
        <source>the texts of its properties are not UTF-8</source>
        <translation>die Texte ihrer Merkmale sind nicht UTF-8</translation>
    </message>
    <message>
        <source>the texts of its properties reach beyond their buffer</source>
        <translation>die Texte ihrer Merkmale reichen über ihren Puffer hinaus</translation>
    </message>
    <message>
        <source>the volume of its exact shape is {volume_m} m³, not {volume} m³</source>
        <translation>das Volumen seiner exakten Geometrie ist {volume_m} m³, nicht {volume} m³</translation>
    </message>
    <message>
        <source>there are {count} jobs</source>
        <translation>es sind {count} Aufträge</translation>
    </message>
    <message>
        <source>there is no entity of IFC in it</source>
        <translation>es ist keine IFC-Entität darin</translation>
    </message>
    <message>
        <source>there is no format “{key}” here; it is left out.</source>
        <translation>hier gibt es kein Format „{key}“; es wird ausgelassen.</translation>
    </message>
    <message>
        <source>there is no placeholder {{{unknown}}}</source>
        <translation>es gibt keinen Platzhalter {{{unknown}}}</translation>
    </message>
    <message>
        <source>there is no quality “{quality}”; standard is used.</source>
        <translation>es gibt keine Qualität „{quality}“; „Standard“ wird verwendet.</translation>
    </message>
    <message>
        <source>took longer than {element_s} seconds</source>
        <translation>dauerte länger als {element_s} Sekunden</translation>
    </message>
    <message>
        <source>trigger</source>
        <translation>Auslöser</translation>
    </message>
    <message>
        <source>two elements have one identifier</source>
        <translation>zwei Bauteile haben dieselbe Kennung</translation>
    </message>
    <message>
        <source>two nodes stand for one element</source>
        <translation>zwei Knoten stehen für ein Bauteil</translation>
    </message>
    <message>
        <source>type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>volume ({volumes} m³ against {volumes2} m³)</source>
        <translation>Volumen ({volumes} m³ gegen {volumes2} m³)</translation>
    </message>
    <message>
        <source>was checked</source>
        <translation>wurde geprüft</translation>
    </message>
    <message>
        <source>{content} bytes are missing at its end</source>
        <translation>an ihrem Ende fehlen {content} Byte</translation>
    </message>
    <message>
        <source>{crossing} of its {faces} faces have outlines that cross themselves</source>
        <translation>{crossing} seiner {faces} Flächen haben Umrisse, die sich selbst kreuzen</translation>
    </message>
    <message>
        <source>{crossing} of its {polygons} faces have outlines that cross themselves</source>
        <translation>{crossing} seiner {polygons} Flächen haben Umrisse, die sich selbst kreuzen</translation>
    </message>
    <message>
        <source>{default} is used</source>
        <translation>{default} wird verwendet</translation>
    </message>
    <message>
        <source>{entry} is missing</source>
        <translation>{entry} fehlt</translation>
    </message>
    <message>
        <source>{entry} is not what the manifest says</source>
        <translation>{entry} ist nicht, was das Manifest sagt</translation>
    </message>
    <message>
        <source>{error} is missing</source>
        <translation>{error} fehlt</translation>
    </message>
    <message>
        <source>{failure}; the shape of the fast kernel stands in for it{flaw}</source>
        <translation>{failure}; die Geometrie des schnellen Kerns vertritt sie{flaw}</translation>
    </message>
    <message>
        <source>{kernel}, checked by {name}</source>
        <translation>{kernel}, geprüft von {name}</translation>
    </message>
    <message>
        <source>{known} is used</source>
        <translation>{known} wird verwendet</translation>
    </message>
    <message>
        <source>{name} is a link or a device</source>
        <translation>{name} ist ein Verweis oder ein Gerät</translation>
    </message>
    <message>
        <source>{name} is not in the manifest</source>
        <translation>{name} steht nicht im Manifest</translation>
    </message>
    <message>
        <source>{priority} is no priority; 5 is used.</source>
        <translation>{priority} ist keine Priorität; 5 wird verwendet.</translation>
    </message>
    <message>
        <source>{reached} nodes belong to no scene</source>
        <translation>{reached} Knoten gehören zu keiner Szene</translation>
    </message>
    <message>
        <source>{title} has no quality “{quality}”; it is left out.</source>
        <translation>{title} hat keine Qualität „{quality}“; es wird ausgelassen.</translation>
    </message>
    <message>
        <source>{unsound} of its {faces} faces refer to points that do not exist</source>
        <translation>{unsound} seiner {faces} Flächen verweisen auf Punkte, die es nicht gibt</translation>
    </message>
    <message>
        <source>“extensionsRequired” is not a list</source>
        <translation>„extensionsRequired“ ist keine Liste</translation>
    </message>
    <message>
        <source>“{key}” is not a count or an offset</source>
        <translation>„{key}“ ist weder Anzahl noch Versatz</translation>
    </message>
    <message>
        <source>“{key}” is not a list</source>
        <translation>„{key}“ ist keine Liste</translation>
    </message>
    <message>
        <source>“{key}” is not a list of objects</source>
        <translation>„{key}“ ist keine Liste von Objekten</translation>
    </message>
    <message>
        <source>“{key}” is not a list of {length} numbers</source>
        <translation>„{key}“ ist keine Liste von {length} Zahlen</translation>
    </message>
    <message>
        <source>“{key}” is not a text</source>
        <translation>„{key}“ ist kein Text</translation>
    </message>
    <message>
        <source>“{key}” is not an object</source>
        <translation>„{key}“ ist kein Objekt</translation>
    </message>
    <message>
        <source>“{key}” points outside the {length} entries there are</source>
        <translation>„{key}“ zeigt außerhalb der {length} vorhandenen Einträge</translation>
    </message>
    <message>
        <source>“{key}” points to entry {index} of {length}</source>
        <translation>„{key}“ zeigt auf Eintrag {index} von {length}</translation>
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
        <translation>Wann</translation>
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
        <translation>Änderungen &amp;speichern</translation>
    </message>
    <message>
        <source>Sa&amp;ve schedule</source>
        <translation>Zeitplan &amp;speichern</translation>
    </message>
    <message>
        <source>&amp;Watch folder</source>
        <translation>&amp;Ordner überwachen</translation>
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
        <translation>Was in den Ordner kommt</translation>
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
        <translation>„{name}“ ist entfernt. Was exportiert wurde, bleibt.</translation>
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
        <source>“{name}” is changed. Parts taken over: {count}.</source>
        <translation>„{name}“ ist geändert. Übernommene Teile: {count}.</translation>
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
    <name>PresetChanges</name>
    <message>
        <source>Formats</source>
        <translation>Formate</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Part of the building</source>
        <translation>Teil des Gebäudes</translation>
    </message>
    <message>
        <source>Name of the outputs</source>
        <translation>Name der Ausgaben</translation>
    </message>
    <message>
        <source>If a file exists</source>
        <translation>Wenn eine Datei vorhanden ist</translation>
    </message>
    <message>
        <source>Manifest</source>
        <translation>Manifest</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>All buildings in one output</source>
        <translation>Alle Gebäude in einer Ausgabe</translation>
    </message>
    <message>
        <source>Without the cache</source>
        <translation>Ohne Zwischenspeicher</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Cancel the rest after an error</source>
        <translation>Rest nach einem Fehler abbrechen</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Zeitgrenze</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>next to each building</source>
        <translation>neben jedem Gebäude</translation>
    </message>
    <message>
        <source>the whole building</source>
        <translation>das ganze Gebäude</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>wie üblich</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} min</translation>
    </message>
</context>
<context>
    <name>PresetDialog</name>
    <message>
        <source>Change the preset</source>
        <translation>Vorlage ändern</translation>
    </message>
    <message>
        <source>There is a preset “{name}”. Tick what it is to take over:</source>
        <translation>Es gibt eine Vorlage „{name}“. Wählen Sie, was sie übernehmen soll:</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Save changes</source>
        <translation>Änderungen &amp;speichern</translation>
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
        <translation>{file} wird gelesen…</translation>
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
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Show another file beside this one</source>
        <translation>Eine andere Datei daneben zeigen</translation>
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
        <translation>Mit anderer Datei vergleichen</translation>
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
        <translation>Ausga&amp;ben</translation>
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
    <name>SelectionText</name>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>not {part}</source>
        <translation>nicht {part}</translation>
    </message>
    <message>
        <source>in storey {names}</source>
        <translation>im Geschoss {names}</translation>
    </message>
    <message>
        <source>of class {names}</source>
        <translation>von der Klasse {names}</translation>
    </message>
    <message>
        <source>in system or zone {names}</source>
        <translation>im System oder in der Zone {names}</translation>
    </message>
    <message>
        <source>on layer {names}</source>
        <translation>auf dem Layer {names}</translation>
    </message>
    <message>
        <source>with GlobalId {names}</source>
        <translation>mit der GlobalId {names}</translation>
    </message>
    <message>
        <source>selected by {names}</source>
        <translation>ausgewählt durch {names}</translation>
    </message>
    <message>
        <source>“{name}”</source>
        <translation>„{name}“</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
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
        <translation>&amp;Rechner wach halten, während exportiert wird</translation>
    </message>
    <message>
        <source>There is no way to do so on this machine</source>
        <translation>Auf diesem Rechner ist das nicht möglich</translation>
    </message>
    <message>
        <source>Allow formats of &amp;third parties (from the next start on)</source>
        <translation>Formate von &amp;Dritten zulassen (ab dem nächsten Start)</translation>
    </message>
    <message>
        <source>Packages that add formats run with all rights that the program has</source>
        <translation>Pakete, die Formate hinzufügen, laufen mit allen Rechten des Programms</translation>
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
        <translation>Größe des Z&amp;wischenspeichers:</translation>
    </message>
    <message>
        <source>Notifications and privacy</source>
        <translation>Benachrichtigungen und Datenschutz</translation>
    </message>
    <message>
        <source>System and security</source>
        <translation>System und Sicherheit</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Zurücksetzen</translation>
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
        <translation>Einzeln</translation>
    </message>
    <message>
        <source>Show one model in the place of the other</source>
        <translation>Ein Modell an der Stelle des anderen zeigen</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Tauschen</translation>
    </message>
    <message>
        <source>Show the other model in the same place (X)</source>
        <translation>Das andere Modell an derselben Stelle zeigen (X)</translation>
    </message>
    <message>
        <source>End comparison</source>
        <translation>Vergleich beenden</translation>
    </message>
    <message>
        <source>This file</source>
        <translation>Diese Datei</translation>
    </message>
    <message>
        <source>{name}: {elements} elements, {triangles} triangles</source>
        <translation>{name}: {elements} Bauteile, {triangles} Dreiecke</translation>
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
        <translation>Wie oft</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Jeden Tag</translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>Jede Woche</translation>
    </message>
    <message>
        <source>Every month</source>
        <translation>Jeden Monat</translation>
    </message>
    <message>
        <source>At intervals</source>
        <translation>In Abständen</translation>
    </message>
    <message>
        <source>Once</source>
        <translation>Einmal</translation>
    </message>
    <message>
        <source>As a cron text says</source>
        <translation>Nach einem Cron-Text</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <source>Day of the month</source>
        <translation>Tag des Monats</translation>
    </message>
    <message>
        <source>The last</source>
        <translation>Der letzte</translation>
    </message>
    <message>
        <source>Length of the interval</source>
        <translation>Länge des Abstands</translation>
    </message>
    <message>
        <source>Unit of the interval</source>
        <translation>Einheit des Abstands</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>Datum und Uhrzeit</translation>
    </message>
    <message>
        <source>Cron text</source>
        <translation>Cron-Text</translation>
    </message>
    <message>
        <source>Five fields: minute, hour, day, month, weekday</source>
        <translation>Fünf Felder: Minute, Stunde, Tag, Monat, Wochentag</translation>
    </message>
    <message>
        <source>Missed runs</source>
        <translation>Versäumte Läufe</translation>
    </message>
    <message>
        <source>Make up for them, once</source>
        <translation>Einmal nachholen</translation>
    </message>
    <message>
        <source>Leave them out, and wait for the next</source>
        <translation>Auslassen und auf den nächsten warten</translation>
    </message>
    <message>
        <source>E&amp;very:</source>
        <translation>&amp;Alle:</translation>
    </message>
    <message>
        <source>&amp;Repeat:</source>
        <translation>&amp;Wiederholen:</translation>
    </message>
    <message>
        <source>On:</source>
        <translation>Am:</translation>
    </message>
    <message>
        <source>&amp;Day:</source>
        <translation>&amp;Tag:</translation>
    </message>
    <message>
        <source>At &amp;time:</source>
        <translation>&amp;Um:</translation>
    </message>
    <message>
        <source>A&amp;t:</source>
        <translation>&amp;Um:</translation>
    </message>
    <message>
        <source>Cron te&amp;xt:</source>
        <translation>Cron-Te&amp;xt:</translation>
    </message>
    <message>
        <source>&amp;Missed runs:</source>
        <translation>&amp;Versäumte Läufe:</translation>
    </message>
    <message>
        <source>{timing}: that time is over.</source>
        <translation>{timing}: diese Zeit ist vorbei.</translation>
    </message>
    <message>
        <source>{timing}. The next runs:</source>
        <translation>{timing}. Die nächsten Läufe:</translation>
    </message>
</context>
<context>
    <name>TimingText</name>
    <message>
        <source>Once, at {moment}</source>
        <translation>Einmal, {moment}</translation>
    </message>
    <message>
        <source>Every day at {time}</source>
        <translation>Jeden Tag um {time}</translation>
    </message>
    <message>
        <source>Every week on {days} at {time}</source>
        <translation>Jede Woche am {days} um {time}</translation>
    </message>
    <message>
        <source>On the last day of every month at {time}</source>
        <translation>Am letzten Tag jedes Monats um {time}</translation>
    </message>
    <message>
        <source>On day {day} of every month at {time}</source>
        <translation>Am {day}. jedes Monats um {time}</translation>
    </message>
    <message>
        <source>Every {count} d</source>
        <translation>Alle {count} d</translation>
    </message>
    <message>
        <source>Every {count} h</source>
        <translation>Alle {count} h</translation>
    </message>
    <message>
        <source>Every {count} min</source>
        <translation>Alle {count} min</translation>
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
        <translation>Begehen</translation>
    </message>
    <message>
        <source>Walk through the model: drag to look around, arrows or W, A, S, D to go, E and Q up and down, Shift faster, double click to stand there</source>
        <translation>Durch das Modell gehen: Ziehen zum Umsehen, Pfeile oder W, A, S, D zum Gehen, E und Q auf und ab, Umschalt schneller, Doppelklick, um dort zu stehen</translation>
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
        <translation>&amp;Jetzt</translation>
    </message>
    <message>
        <source>At set &amp;times</source>
        <translation>Zu festen &amp;Zeiten</translation>
    </message>
    <message>
        <source>When buildings come into a fol&amp;der</source>
        <translation>Wenn Gebäude in einen Ord&amp;ner kommen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>&amp;Search the chosen folders again at each run</source>
        <translation>Gewählte Ordner bei jedem &amp;Lauf neu durchsuchen</translation>
    </message>
    <message>
        <source>Folder to be watched</source>
        <translation>Zu überwachender Ordner</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Bro&amp;wse…</source>
        <translation>Dur&amp;chsuchen…</translation>
    </message>
    <message>
        <source>Choose the folder to be watched</source>
        <translation>Zu überwachenden Ordner wählen</translation>
    </message>
    <message>
        <source>Export what is there &amp;already, too</source>
        <translation>Auch &amp;Vorhandenes exportieren</translation>
    </message>
    <message>
        <source>How long a file must stay as it is</source>
        <translation>Wie lange eine Datei unverändert bleiben muss</translation>
    </message>
    <message>
        <source>A file that is still being written is waited for</source>
        <translation>Auf eine Datei, die noch geschrieben wird, wird gewartet</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Na&amp;me:</source>
        <translation>Na&amp;me:</translation>
    </message>
    <message>
        <source>F&amp;older:</source>
        <translation>&amp;Ordner:</translation>
    </message>
    <message>
        <source>Wait for &amp;files to stay as they are for:</source>
        <translation>Wa&amp;rten, bis Dateien unverändert sind für:</translation>
    </message>
    <message>
        <source>Export Studio sees to it while it is open; “exportstudio agent” does so without a window. Each run is done once.</source>
        <translation>Export Studio sorgt dafür, solange es geöffnet ist; „exportstudio agent“ tut es ohne Fenster. Jeder Lauf geschieht einmal.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
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
        <translation>Pr&amp;üfen…</translation>
    </message>
    <message>
        <source>Check that outputs, folders or packages are what was exported</source>
        <translation>Prüfen, ob Ausgaben, Ordner oder Pakete dem Export entsprechen</translation>
    </message>
    <message>
        <source>Co&amp;mpare…</source>
        <translation>Verglei&amp;chen…</translation>
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
        <translation>&amp;Zeitpläne</translation>
    </message>
    <message>
        <source>Show what is exported by itself: schedules and watched folders</source>
        <translation>Zeigen, was von selbst exportiert wird: Zeitpläne und überwachte Ordner</translation>
    </message>
    <message>
        <source>New s&amp;chedule…</source>
        <translation>Neuer &amp;Zeitplan…</translation>
    </message>
    <message>
        <source>Export buildings or folders at set times</source>
        <translation>Gebäude oder Ordner zu festen Zeiten exportieren</translation>
    </message>
    <message>
        <source>&amp;Watch a folder…</source>
        <translation>Ordner über&amp;wachen…</translation>
    </message>
    <message>
        <source>Export what comes into a folder, or changes there</source>
        <translation>Exportieren, was in einen Ordner kommt oder sich dort ändert</translation>
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
        <translation>A&amp;uswahl</translation>
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
        <translation>glTF binär (GLB)</translation>
    </message>
    <message>
        <source>the shape of every element, with openings cut</source>
        <translation>die Geometrie jedes Bauteils, mit ausgeschnittenen Öffnungen</translation>
    </message>
    <message>
        <source>the colour, transparency and image of every face</source>
        <translation>Farbe, Transparenz und Bild jeder Fläche</translation>
    </message>
    <message>
        <source>project, site, building, storey and assembly as a tree</source>
        <translation>Projekt, Grundstück, Gebäude, Geschoss und Baugruppe als Baum</translation>
    </message>
    <message>
        <source>GlobalId, class and name of every element; property sets from high quality on, with units at professional and publication</source>
        <translation>GlobalId, Klasse und Name jedes Bauteils; Property Sets ab „Hoch“, mit Einheiten bei „Professionell“ und „Veröffentlichung“</translation>
    </message>
    <message>
        <source>how many products there were and what became of them, and what simplified an element; from high quality on systems and groups, and the kernel that made each element</source>
        <translation>wie viele Produkte es gab, was aus ihnen wurde und was ein Bauteil vereinfacht hat; ab „Hoch“ Systeme und Gruppen sowie der Kern, der jedes Bauteil erzeugt hat</translation>
    </message>
    <message>
        <source>every point, within 0.25 mm at standard quality and 0.5 mm at draft</source>
        <translation>jeder Punkt, auf 0,25 mm bei „Standard“ und 0,5 mm bei „Entwurf“</translation>
    </message>
    <message>
        <source>metres, y up; large coordinates exactly, as an offset that is written down</source>
        <translation>Meter, y nach oben; große Koordinaten exakt, als festgehaltener Versatz</translation>
    </message>
    <message>
        <source>exact curves and solids: all surfaces become triangles</source>
        <translation>exakte Kurven und Körper: alle Flächen werden zu Dreiecken</translation>
    </message>
    <message>
        <source>property sets at draft and standard quality</source>
        <translation>Property Sets bei „Entwurf“ und „Standard“</translation>
    </message>
    <message>
        <source>grids, annotations and other lines; alignments become narrow ribbons</source>
        <translation>Achsraster, Beschriftungen und andere Linien; Trassen werden schmale Bänder</translation>
    </message>
    <message>
        <source>Include spaces</source>
        <translation>Räume einschließen</translation>
    </message>
    <message>
        <source>Export rooms and other spaces as bodies; they cover what is inside them.</source>
        <translation>Zimmer und andere Räume als Körper exportieren; sie verdecken, was in ihnen ist.</translation>
    </message>
    <message>
        <source>For old readers</source>
        <translation>Für ältere Leseprogramme</translation>
    </message>
    <message>
        <source>Keep to plain glTF 2.0 without any extension; the file becomes larger.</source>
        <translation>Beim reinen glTF 2.0 ohne Erweiterungen bleiben; die Datei wird größer.</translation>
    </message>
    <message>
        <source>Optimise for the web</source>
        <translation>Für das Web optimieren</translation>
    </message>
    <message>
        <source>Compress shapes with meshopt; web viewers read that, many desktop programs don&apos;t.</source>
        <translation>Geometrie mit meshopt komprimieren; Web-Viewer lesen das, viele Desktop-Programme nicht.</translation>
    </message>
    <message>
        <source>Gather repeated elements</source>
        <translation>Wiederholte Bauteile zusammenfassen</translation>
    </message>
    <message>
        <source>Put eight or more elements of one shape into one node (EXT_mesh_gpu_instancing): small and quick to draw, for viewers that know it.</source>
        <translation>Acht oder mehr Bauteile gleicher Geometrie in einen Knoten legen (EXT_mesh_gpu_instancing): klein und schnell zu zeichnen, für Viewer, die das kennen.</translation>
    </message>
    <message>
        <source>Properties as tables</source>
        <translation>Merkmale als Tabellen</translation>
    </message>
    <message>
        <source>Write properties with their units as EXT_structural_metadata at every quality; professional and publication always do.</source>
        <translation>Merkmale mit Einheiten bei jeder Qualität als EXT_structural_metadata schreiben; „Professionell“ und „Veröffentlichung“ tun es immer.</translation>
    </message>
    <message>
        <source>glTF with separate files</source>
        <translation>glTF mit getrennten Dateien</translation>
    </message>
    <message>
        <source>IFC-lite</source>
        <translation>IFC-lite</translation>
    </message>
    <message>
        <source>every element with GlobalId, class, name, place and materials, in the spatial tree</source>
        <translation>jedes Bauteil mit GlobalId, Klasse, Name, Lage und Materialien, im räumlichen Baum</translation>
    </message>
    <message>
        <source>each value once, however many records say it</source>
        <translation>jeder Wert einmal, gleich wie viele Datensätze ihn nennen</translation>
    </message>
    <message>
        <source>colours, layers, and repeated shapes as mapped items</source>
        <translation>Farben, Layer und wiederholte Geometrie als Mapped Items</translation>
    </message>
    <message>
        <source>from standard quality on: property sets whose name begins with “Pset_”</source>
        <translation>ab „Standard“: Property Sets, deren Name mit „Pset_“ beginnt</translation>
    </message>
    <message>
        <source>from high quality on: all property sets, quantities, types, groups, systems, classifications, ports and their connections</source>
        <translation>ab „Hoch“: alle Property Sets, Mengen, Typen, Gruppen, Systeme, Klassifikationen, Anschlüsse und ihre Verbindungen</translation>
    </message>
    <message>
        <source>at professional quality: every shape as it is in the source, and all relations; at publication also types and groups that no element has</source>
        <translation>bei „Professionell“: alle Geometrie wie in der Quelle und alle Beziehungen; bei „Veröffentlichung“ auch Typen und Gruppen, die zu keinem Bauteil gehören</translation>
    </message>
    <message>
        <source>below professional quality: axes, outlines and boxes beside a body; a body becomes triangles, with its openings cut, where that is smaller</source>
        <translation>unter „Professionell“: Achsen, Umrisse und Hüllquader neben einem Körper; ein Körper wird zu Dreiecken mit ausgeschnittenen Öffnungen, wo das kleiner ist</translation>
    </message>
    <message>
        <source>property sets at draft quality; space boundaries and connections below professional</source>
        <translation>Property Sets bei „Entwurf“; Raumgrenzen und Verbindungen unter „Professionell“</translation>
    </message>
    <message>
        <source>nothing of elements that are not selected is in the file</source>
        <translation>von nicht ausgewählten Bauteilen steht nichts in der Datei</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>source: that of the source; IFC4: models in IFC2X3 become IFC4, for programs that ask for it. The report says what has no word there.</source>
        <translation>Quelle: das der Quelle; IFC4: Modelle in IFC2X3 werden IFC4, für Programme, die es verlangen. Der Bericht sagt, was dort kein Wort hat.</translation>
    </message>
    <message>
        <source>source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>IFC4</source>
        <translation>IFC4</translation>
    </message>
    <message>
        <source>CSV tables</source>
        <translation>CSV-Tabellen</translation>
    </message>
    <message>
        <source>a row for every product: GlobalId, class, name, storey, building, container</source>
        <translation>eine Zeile für jedes Produkt: GlobalId, Klasse, Name, Geschoss, Gebäude, übergeordnetes Element</translation>
    </message>
    <message>
        <source>spaces and storeys</source>
        <translation>Räume und Geschosse</translation>
    </message>
    <message>
        <source>from standard quality on: every value of every property and quantity, with unit and IFC type; type, layer, material and classification of the elements</source>
        <translation>ab „Standard“: jeder Wert aller Merkmale und Mengen, mit Einheit und IFC-Typ; Typ, Layer, Material und Klassifikation der Bauteile</translation>
    </message>
    <message>
        <source>from high quality on: what elements have from their types; materials, types, systems and classifications as tables</source>
        <translation>ab „Hoch“: was Bauteile von ihren Typen haben; Materialien, Typen, Systeme und Klassifikationen als Tabellen</translation>
    </message>
    <message>
        <source>from professional quality on: descriptions and record numbers; at publication, properties of the project, types and groups</source>
        <translation>ab „Professionell“: Beschreibungen und Datensatznummern; bei „Veröffentlichung“ Merkmale des Projekts, der Typen und Gruppen</translation>
    </message>
    <message>
        <source>shapes</source>
        <translation>Geometrie</translation>
    </message>
    <message>
        <source>the difference between empty text and no text</source>
        <translation>der Unterschied zwischen leerem und keinem Text</translation>
    </message>
    <message>
        <source>control characters, which become “�”</source>
        <translation>Steuerzeichen, die zu „�“ werden</translation>
    </message>
    <message>
        <source>Guard against formulas</source>
        <translation>Schutz vor Formeln</translation>
    </message>
    <message>
        <source>Put an apostrophe before text that a spreadsheet would run as a formula.</source>
        <translation>Einen Apostroph vor Text setzen, den eine Tabellenkalkulation als Formel ausführen würde.</translation>
    </message>
    <message>
        <source>Byte order mark</source>
        <translation>Bytereihenfolge-Marke (BOM)</translation>
    </message>
    <message>
        <source>Begin files with the mark by which Excel recognises UTF-8.</source>
        <translation>Dateien mit der Marke beginnen, an der Excel UTF-8 erkennt.</translation>
    </message>
    <message>
        <source>JSON tables</source>
        <translation>JSON-Tabellen</translation>
    </message>
    <message>
        <source>JSON tables, compressed</source>
        <translation>JSON-Tabellen, komprimiert</translation>
    </message>
    <message>
        <source>XML tree</source>
        <translation>XML-Baum</translation>
    </message>
    <message>
        <source>levels beyond the 200th, which go on flat with the key of their container</source>
        <translation>Ebenen jenseits der 200., die flach mit dem Schlüssel ihres übergeordneten Elements weitergehen</translation>
    </message>
    <message>
        <source>XML tree, compressed</source>
        <translation>XML-Baum, komprimiert</translation>
    </message>
    <message>
        <source>Parquet tables</source>
        <translation>Parquet-Tabellen</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Excel-Arbeitsmappe</translation>
    </message>
    <message>
        <source>counts of elements by class and by storey, with charts</source>
        <translation>Anzahl der Bauteile nach Klasse und Geschoss, mit Diagrammen</translation>
    </message>
    <message>
        <source>texts beyond 32,767 characters, and digits of numbers beyond the 16th</source>
        <translation>Texte über 32.767 Zeichen und Ziffern von Zahlen jenseits der 16.</translation>
    </message>
    <message>
        <source>SVGX plans with data</source>
        <translation>SVGX-Grundrisse mit Daten</translation>
    </message>
    <message>
        <source>a plan for each storey, cut from the shapes, that shows in every SVG viewer</source>
        <translation>ein aus der Geometrie geschnittener Grundriss je Geschoss, den jeder SVG-Viewer zeigt</translation>
    </message>
    <message>
        <source>an object for every product: GlobalId, class, name, place in the building, box</source>
        <translation>ein Objekt für jedes Produkt: GlobalId, Klasse, Name, Lage im Gebäude, Hüllquader</translation>
    </message>
    <message>
        <source>rooms with number, name and area</source>
        <translation>Räume mit Nummer, Name und Fläche</translation>
    </message>
    <message>
        <source>from standard quality on: properties and quantities with units, materials and classifications of the elements</source>
        <translation>ab „Standard“: Merkmale und Mengen mit Einheiten, Materialien und Klassifikationen der Bauteile</translation>
    </message>
    <message>
        <source>from high quality on: types, systems and connections</source>
        <translation>ab „Hoch“: Typen, Systeme und Verbindungen</translation>
    </message>
    <message>
        <source>behaviours, physics and drawings of a source that is SVGX</source>
        <translation>Verhalten, Physik und Zeichnungen einer SVGX-Quelle</translation>
    </message>
    <message>
        <source>finer outlines with each quality; the colours of the source beside those of the plan</source>
        <translation>feinere Umrisse mit jeder Qualität; die Farben der Quelle neben denen des Grundrisses</translation>
    </message>
    <message>
        <source>shapes in three dimensions: their plans and boxes stay</source>
        <translation>dreidimensionale Geometrie: Grundrisse und Hüllquader bleiben</translation>
    </message>
    <message>
        <source>images on surfaces</source>
        <translation>Bilder auf Oberflächen</translation>
    </message>
    <message>
        <source>Height of the cut</source>
        <translation>Schnitthöhe</translation>
    </message>
    <message>
        <source>How high above each storey its plan is cut.</source>
        <translation>Wie hoch über jedem Geschoss sein Grundriss geschnitten wird.</translation>
    </message>
    <message>
        <source>SVG plans</source>
        <translation>SVG-Grundrisse</translation>
    </message>
    <message>
        <source>a plan for each storey, cut from the shapes</source>
        <translation>ein aus der Geometrie geschnittener Grundriss je Geschoss</translation>
    </message>
    <message>
        <source>key and class of every element that is drawn, as data-key and data-class</source>
        <translation>Schlüssel und Klasse jedes gezeichneten Bauteils, als data-key und data-class</translation>
    </message>
    <message>
        <source>finer outlines with each quality</source>
        <translation>feinere Umrisse mit jeder Qualität</translation>
    </message>
    <message>
        <source>what has no figure in a plan</source>
        <translation>was in keinem Grundriss eine Figur hat</translation>
    </message>
    <message>
        <source>properties</source>
        <translation>Merkmale</translation>
    </message>
    <message>
        <source>shapes in three dimensions</source>
        <translation>dreidimensionale Geometrie</translation>
    </message>
    <message>
        <source>ASCII-BIM text</source>
        <translation>ASCII-BIM-Text</translation>
    </message>
    <message>
        <source>a plan of characters for each storey, finer with each quality, with legend and scale</source>
        <translation>ein Grundriss aus Zeichen je Geschoss, feiner mit jeder Qualität, mit Legende und Maßstab</translation>
    </message>
    <message>
        <source>every product: GlobalId, class, name, storey, and the middle of its box</source>
        <translation>jedes Produkt: GlobalId, Klasse, Name, Geschoss und die Mitte seines Hüllquaders</translation>
    </message>
    <message>
        <source>from high quality on: what elements have from their types; connections</source>
        <translation>ab „Hoch“: was Bauteile von ihren Typen haben; Verbindungen</translation>
    </message>
    <message>
        <source>a SHA-256 over all of it</source>
        <translation>ein SHA-256 über alles</translation>
    </message>
    <message>
        <source>shapes: plans and middles stay</source>
        <translation>Geometrie: Grundrisse und Mittelpunkte bleiben</translation>
    </message>
    <message>
        <source>in plans, what other things cover</source>
        <translation>in Grundrissen, was anderes verdeckt</translation>
    </message>
    <message>
        <source>GeoJSON footprints</source>
        <translation>GeoJSON-Umrisse</translation>
    </message>
    <message>
        <source>outlines of buildings and storeys in longitude and latitude (WGS 84)</source>
        <translation>Umrisse von Gebäuden und Geschossen in Länge und Breite (WGS 84)</translation>
    </message>
    <message>
        <source>base and top of each, in metres of the model</source>
        <translation>Unter- und Oberkante von jedem, in Metern des Modells</translation>
    </message>
    <message>
        <source>from standard quality on: the outline of every space, with name, number and area, and of every element; GlobalId, class, name, storey</source>
        <translation>ab „Standard“: der Umriss jedes Raums, mit Name, Nummer und Fläche, und jedes Bauteils; GlobalId, Klasse, Name, Geschoss</translation>
    </message>
    <message>
        <source>from high quality on: property sets; from professional on also quantities, and what is of the type</source>
        <translation>ab „Hoch“: Property Sets; ab „Professionell“ auch Mengen und was vom Typ kommt</translation>
    </message>
    <message>
        <source>1 cm at draft (outlines simplified within 20 mm), 1 mm from standard on (within 5, 2, 1 mm), 0.1 mm at publication (not simplified)</source>
        <translation>1 cm bei „Entwurf“ (Umrisse auf 20 mm vereinfacht), 1 mm ab „Standard“ (auf 5, 2, 1 mm), 0,1 mm bei „Veröffentlichung“ (nicht vereinfacht)</translation>
    </message>
    <message>
        <source>shapes: what each element covers stays</source>
        <translation>Geometrie: was jedes Bauteil bedeckt, bleibt</translation>
    </message>
    <message>
        <source>colours and images</source>
        <translation>Farben und Bilder</translation>
    </message>
    <message>
        <source>at draft, all but buildings and storeys</source>
        <translation>bei „Entwurf“ alles außer Gebäuden und Geschossen</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Of the origin of the model, in WGS 84; with longitude 0, what the model says is used.</source>
        <translation>Des Modellursprungs, in WGS 84; mit Länge 0 gilt, was das Modell sagt.</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Of the origin of the model, in WGS 84, east of Greenwich.</source>
        <translation>Des Modellursprungs, in WGS 84, östlich von Greenwich.</translation>
    </message>
    <message>
        <source>True north</source>
        <translation>Geografisch Nord</translation>
    </message>
    <message>
        <source>Where north is in the plan of the model, counted from its y axis against the clock; only with latitude and longitude.</source>
        <translation>Wo Norden im Grundriss des Modells liegt, von der y-Achse gegen den Uhrzeigersinn gezählt; nur mit Breite und Länge.</translation>
    </message>
    <message>
        <source>Reference system</source>
        <translation>Bezugssystem</translation>
    </message>
    <message>
        <source>Of the map that the model refers to, such as EPSG:25832, where the model names none; without a map conversion, its coordinates are taken for those of the map.</source>
        <translation>Der Karte, auf die sich das Modell bezieht, etwa EPSG:25832, wenn das Modell keines nennt; ohne Kartenumrechnung (IfcMapConversion) gelten seine Koordinaten als die der Karte.</translation>
    </message>
    <message>
        <source>Building report (PDF)</source>
        <translation>Gebäudebericht (PDF)</translation>
    </message>
    <message>
        <source>a picture of the building in its own colours, and a plan of every storey to scale, as lines</source>
        <translation>ein Bild des Gebäudes in eigenen Farben und ein maßstäblicher Grundriss jedes Geschosses, als Linien</translation>
    </message>
    <message>
        <source>counts and charts by class and by storey; sites, buildings and storeys</source>
        <translation>Anzahlen und Diagramme nach Klasse und Geschoss; Grundstücke, Gebäude und Geschosse</translation>
    </message>
    <message>
        <source>what became of every element, what was checked, and what is missing; the same as data in the attached elements.json</source>
        <translation>was aus jedem Bauteil wurde, was geprüft wurde und was fehlt; dasselbe als Daten in der angehängten elements.json</translation>
    </message>
    <message>
        <source>from standard quality on: the spaces with their areas, and contents</source>
        <translation>ab „Standard“: die Räume mit ihren Flächen und ein Inhaltsverzeichnis</translation>
    </message>
    <message>
        <source>from high quality on: sums of quantities, materials and types</source>
        <translation>ab „Hoch“: Summen der Mengen, Materialien und Typen</translation>
    </message>
    <message>
        <source>from professional quality on: all elements and all quantities</source>
        <translation>ab „Professionell“: alle Bauteile und alle Mengen</translation>
    </message>
    <message>
        <source>at publication: all properties, classifications and systems, and the complete ledger</source>
        <translation>bei „Veröffentlichung“: alle Merkmale, Klassifikationen und Systeme sowie der vollständige Nachweis</translation>
    </message>
    <message>
        <source>the model: a report is drawings and tables, from which no program can build one</source>
        <translation>das Modell: ein Bericht besteht aus Zeichnungen und Tabellen, aus denen kein Programm eines aufbauen kann</translation>
    </message>
    <message>
        <source>heights and shapes beyond what plans and the picture show</source>
        <translation>Höhen und Geometrie über das hinaus, was Grundrisse und Bild zeigen</translation>
    </message>
    <message>
        <source>properties, except at publication; elements without a shape below professional quality, where they are only counted</source>
        <translation>Merkmale, außer bei „Veröffentlichung“; Bauteile ohne Geometrie unter „Professionell“, wo sie nur gezählt werden</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Gestaltung</translation>
    </message>
    <message>
        <source>professional: colours and stripes; academic: serifs, numbered headings, rules only; minimal: much white, thin lines.</source>
        <translation>Professionell: Farben und Streifen; akademisch: Serifen, nummerierte Überschriften, nur Linien; minimal: viel Weiß, dünne Linien.</translation>
    </message>
    <message>
        <source>professional</source>
        <translation>professionell</translation>
    </message>
    <message>
        <source>academic</source>
        <translation>akademisch</translation>
    </message>
    <message>
        <source>minimal</source>
        <translation>minimal</translation>
    </message>
    <message>
        <source>Institution</source>
        <translation>Institution</translation>
    </message>
    <message>
        <source>Who issues the report: on the cover, and below every page.</source>
        <translation>Wer den Bericht herausgibt: auf dem Deckblatt und am Fuß jeder Seite.</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>The path of a PNG or JPEG file, for the cover and every page.</source>
        <translation>Der Pfad einer PNG- oder JPEG-Datei, für Deckblatt und jede Seite.</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>The size of pages with text: A4, A3 or Letter.</source>
        <translation>Das Format der Textseiten: A4, A3 oder Letter.</translation>
    </message>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>A3</source>
        <translation>A3</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>Paper of plans</source>
        <translation>Papier der Grundrisse</translation>
    </message>
    <message>
        <source>The size of pages with plans: A4, A3 or Letter.</source>
        <translation>Das Format der Seiten mit Grundrissen: A4, A3 oder Letter.</translation>
    </message>
    <message>
        <source>First colour</source>
        <translation>Erste Farbe</translation>
    </message>
    <message>
        <source>Of bands, headings and bars, as #rrggbb.</source>
        <translation>Von Bändern, Überschriften und Balken, als #rrggbb.</translation>
    </message>
    <message>
        <source>Second colour</source>
        <translation>Zweite Farbe</translation>
    </message>
    <message>
        <source>Of rules in the minimal template, as #rrggbb.</source>
        <translation>Von Linien in der minimalen Gestaltung, als #rrggbb.</translation>
    </message>
    <message>
        <source>Accent</source>
        <translation>Akzent</translation>
    </message>
    <message>
        <source>Of spaces in plans and of further bars, as #rrggbb.</source>
        <translation>Von Räumen in Grundrissen und von weiteren Balken, als #rrggbb.</translation>
    </message>
    <message>
        <source>Font of headings</source>
        <translation>Schrift der Überschriften</translation>
    </message>
    <message>
        <source>The path of a TrueType file or the name of an installed font; empty: of the template.</source>
        <translation>Der Pfad einer TrueType-Datei oder der Name einer installierten Schrift; leer: die der Gestaltung.</translation>
    </message>
    <message>
        <source>Font of text</source>
        <translation>Schrift des Textes</translation>
    </message>
    <message>
        <source>STEP (AP242)</source>
        <translation>STEP (AP242)</translation>
    </message>
    <message>
        <source>solids: plane faces as modelled; from standard quality on, exact cylinders, cones and free-form surfaces where the source has them</source>
        <translation>Volumenkörper: ebene Flächen wie modelliert; ab „Standard“ exakte Zylinder, Kegel und Freiformflächen, wo die Quelle sie hat</translation>
    </message>
    <message>
        <source>project, site, building, storey and assembly as a tree of assemblies</source>
        <translation>Projekt, Grundstück, Gebäude, Geschoss und Baugruppe als Baum von Baugruppen</translation>
    </message>
    <message>
        <source>GlobalId, name and class of every element; equal elements share one shape</source>
        <translation>GlobalId, Name und Klasse jedes Bauteils; gleiche Bauteile teilen sich eine Geometrie</translation>
    </message>
    <message>
        <source>the colour and transparency of every element, or of its parts</source>
        <translation>Farbe und Transparenz jedes Bauteils oder seiner Teile</translation>
    </message>
    <message>
        <source>millimetres; large coordinates as they are, through the place of the topmost assembly</source>
        <translation>Millimeter; große Koordinaten, wie sie sind, über die Lage der obersten Baugruppe</translation>
    </message>
    <message>
        <source>property sets, images on faces</source>
        <translation>Property Sets, Bilder auf Flächen</translation>
    </message>
    <message>
        <source>curved faces at draft quality, which become facets</source>
        <translation>gekrümmte Flächen bei „Entwurf“, die zu Facetten werden</translation>
    </message>
    <message>
        <source>Move to the origin</source>
        <translation>In den Ursprung verschieben</translation>
    </message>
    <message>
        <source>Take out large map coordinates, for programs that model in a limited space only; the report says by how much.</source>
        <translation>Große Kartenkoordinaten herausnehmen, für Programme mit begrenztem Modellraum; der Bericht sagt, um wie viel.</translation>
    </message>
    <message>
        <source>IGES 5.3</source>
        <translation>IGES 5.3</translation>
    </message>
    <message>
        <source>name, class and GlobalId of every element, in one text</source>
        <translation>Name, Klasse und GlobalId jedes Bauteils, in einem Text</translation>
    </message>
    <message>
        <source>the colour of every element, or of its parts</source>
        <translation>die Farbe jedes Bauteils oder seiner Teile</translation>
    </message>
    <message>
        <source>millimetres; coordinates as they are, up to 500 km from the origin</source>
        <translation>Millimeter; Koordinaten, wie sie sind, bis 500 km vom Ursprung</translation>
    </message>
    <message>
        <source>where larger coordinates are on the map: they break readers, so the building moves to the origin, and the report says by how much</source>
        <translation>wo größere Koordinaten auf der Karte liegen: Leseprogramme scheitern daran, darum rückt das Gebäude in den Ursprung, und der Bericht sagt, um wie viel</translation>
    </message>
    <message>
        <source>letters beyond ASCII, which become similar ones or question marks; letters of a name after the 500th; transparency</source>
        <translation>Zeichen außerhalb von ASCII, die zu ähnlichen oder zu Fragezeichen werden; Zeichen eines Namens nach dem 500.; Transparenz</translation>
    </message>
    <message>
        <source>elements</source>
        <translation>Bauteile</translation>
    </message>
    <message>
        <source>names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>attributes</source>
        <translation>Attribute</translation>
    </message>
    <message>
        <source>quantities</source>
        <translation>Mengen</translation>
    </message>
    <message>
        <source>materials</source>
        <translation>Materialien</translation>
    </message>
    <message>
        <source>type values</source>
        <translation>Werte von Typen</translation>
    </message>
    <message>
        <source>geometry</source>
        <translation>Geometrie</translation>
    </message>
    <message>
        <source>the tree of storeys and assemblies, and what has no shape: IGES has no products</source>
        <translation>der Baum der Geschosse und Baugruppen und was keine Geometrie hat: IGES kennt keine Produkte</translation>
    </message>
    <message>
        <source>units, coordinates, georeference and, unless asked otherwise, schema of the source</source>
        <translation>Einheiten, Koordinaten, Georeferenz und, wenn nicht anders gewünscht, Schema der Quelle</translation>
    </message>
    <message>
        <source>that elements share a shape: each is written in full, and files become large</source>
        <translation>dass Bauteile sich eine Geometrie teilen: jedes wird ganz geschrieben, und Dateien werden groß</translation>
    </message>
    <message>
        <source>DXF drawings</source>
        <translation>DXF-Zeichnungen</translation>
    </message>
    <message>
        <source>a plan for each storey in model space, side by side: the lowest in the coordinates of the model, the others moved to the right by whole metres, which their title says</source>
        <translation>ein Grundriss je Geschoss im Modellbereich, nebeneinander: der unterste in den Koordinaten des Modells, die anderen um ganze Meter nach rechts verschoben, wie ihr Titel sagt</translation>
    </message>
    <message>
        <source>layers by class (A-WALL, A-DOOR, …); what is cut in heavy lines, what lies below in light ones (-BELW), what lies above dashed (-OVHD)</source>
        <translation>Layer nach Klasse (A-WALL, A-DOOR, …); Geschnittenes in kräftigen Linien, darunter Liegendes in feinen (-BELW), darüber Liegendes gestrichelt (-OVHD)</translation>
    </message>
    <message>
        <source>from standard quality on: fills of what is cut, in the colour of the model (-PATT)</source>
        <translation>ab „Standard“: Füllungen des Geschnittenen in der Farbe des Modells (-PATT)</translation>
    </message>
    <message>
        <source>rooms with name, number and area</source>
        <translation>Räume mit Name, Nummer und Fläche</translation>
    </message>
    <message>
        <source>GlobalId, class and name of every element as extended data of EXPORTSTUDIO</source>
        <translation>GlobalId, Klasse und Name jedes Bauteils als erweiterte Daten von EXPORTSTUDIO</translation>
    </message>
    <message>
        <source>on request, meshes in 3D instead of plans</source>
        <translation>auf Wunsch Netze in 3D statt Grundrissen</translation>
    </message>
    <message>
        <source>property sets and images</source>
        <translation>Property Sets und Bilder</translation>
    </message>
    <message>
        <source>exact curves: all of them become lines, finer with each quality</source>
        <translation>exakte Kurven: alle werden zu Linien, feiner mit jeder Qualität</translation>
    </message>
    <message>
        <source>names beyond 255 bytes</source>
        <translation>Namen über 255 Byte</translation>
    </message>
    <message>
        <source>Bodies in 3D</source>
        <translation>Körper in 3D</translation>
    </message>
    <message>
        <source>Write every element as a mesh where it stands, instead of plans.</source>
        <translation>Jedes Bauteil an seinem Ort als Netz schreiben, statt Grundrissen.</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>Layers of your own, as “IfcWall=WALLS; IfcDoor=DOORS”, or a text file with an entry a line; classes that are not named keep their usual layer.</source>
        <translation>Eigene Layer, als „IfcWall=WALLS; IfcDoor=DOORS“ oder als Textdatei mit einem Eintrag je Zeile; nicht genannte Klassen behalten ihren üblichen Layer.</translation>
    </message>
    <message>
        <source>Millimetres</source>
        <translation>Millimeter</translation>
    </message>
    <message>
        <source>Draw in millimetres; without, a unit is a metre.</source>
        <translation>In Millimetern zeichnen; sonst ist eine Einheit ein Meter.</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>For a first look: coarse curves, flat shading, identity only. The fastest.</source>
        <translation>Für einen ersten Blick: grobe Kurven, flache Schattierung, nur Identität. Am schnellsten.</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>For everyday work: smooth curves, the colour of every face, identity of every element.</source>
        <translation>Für den Alltag: glatte Kurven, die Farbe jeder Fläche, die Identität jedes Bauteils.</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>For close views: fine curves, and the property sets of each element.</source>
        <translation>Für Nahansichten: feine Kurven und die Property Sets jedes Bauteils.</translation>
    </message>
    <message>
        <source>Professional</source>
        <translation>Professionell</translation>
    </message>
    <message>
        <source>For hand-over: very fine curves, what is intricate checked by a second kernel; quantities.</source>
        <translation>Für die Übergabe: sehr feine Kurven, Verwickeltes von einem zweiten Kern geprüft; Mengen.</translation>
    </message>
    <message>
        <source>Publication</source>
        <translation>Veröffentlichung</translation>
    </message>
    <message>
        <source>For print and archive: the finest curves, every shape checked by a second kernel.</source>
        <translation>Für Druck und Archiv: die feinsten Kurven, jede Geometrie von einem zweiten Kern geprüft.</translation>
    </message>
    <message>
        <source>file name of the building, without its ending</source>
        <translation>Dateiname des Gebäudes, ohne Endung</translation>
    </message>
    <message>
        <source>name of the building in the model, or of its project</source>
        <translation>Name des Gebäudes im Modell oder seines Projekts</translation>
    </message>
    <message>
        <source>storeys that are selected, or “all”</source>
        <translation>ausgewählte Geschosse oder „all“</translation>
    </message>
    <message>
        <source>folders between the folder that was searched and the building</source>
        <translation>Ordner zwischen dem durchsuchten Ordner und dem Gebäude</translation>
    </message>
    <message>
        <source>key of the format, for example glb</source>
        <translation>Schlüssel des Formats, zum Beispiel glb</translation>
    </message>
    <message>
        <source>quality tier</source>
        <translation>Qualitätsstufe</translation>
    </message>
    <message>
        <source>identifier of the job</source>
        <translation>Kennung des Auftrags</translation>
    </message>
    <message>
        <source>identifier of the batch</source>
        <translation>Kennung des Stapels</translation>
    </message>
    <message>
        <source>date and time of the request, as 20260131_093000</source>
        <translation>Datum und Uhrzeit der Anforderung, als 20260131_093000</translation>
    </message>
    <message>
        <source>day of the request, as 20260131</source>
        <translation>Tag der Anforderung, als 20260131</translation>
    </message>
    <message>
        <source>number of the output in its batch, as 001</source>
        <translation>Nummer der Ausgabe in ihrem Stapel, als 001</translation>
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
