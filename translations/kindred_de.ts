<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>CommandLineText</name>
    <message>
        <source>Finds pictures by what they show.</source>
        <translation>Findet Bilder nach dem, was sie zeigen.</translation>
    </message>
    <message>
        <source>Open this library (made if it is not there).</source>
        <translation>Öffnet diese Bibliothek (wird angelegt, wenn es sie nicht gibt).</translation>
    </message>
    <message>
        <source>Work with this model: a file, or a shipped one&apos;s name.</source>
        <translation>Arbeitet mit diesem Modell: eine Datei oder der Name eines mitgelieferten.</translation>
    </message>
    <message>
        <source>A folder to index, or a picture to search by.</source>
        <translation>Ein Ordner, der aufgenommen wird, oder ein Bild, nach dem gesucht wird.</translation>
    </message>
</context>
<context>
    <name>DeviceReason</name>
    <message>
        <source>The CPU was asked for.</source>
        <translation>Die CPU ist so eingestellt.</translation>
    </message>
    <message>
        <source>A CUDA device was found.</source>
        <translation>Ein CUDA-Gerät wurde gefunden.</translation>
    </message>
    <message>
        <source>No CUDA device was found, so the CPU computes.</source>
        <translation>Es wurde kein CUDA-Gerät gefunden, daher rechnet die CPU.</translation>
    </message>
    <message>
        <source>It was asked for.</source>
        <translation>Es ist so eingestellt.</translation>
    </message>
</context>
<context>
    <name>DeviceText</name>
    <message>
        <source>Computes on %1. %2</source>
        <extracomment>A device (&quot;CPU&quot;, &quot;CUDA:0&quot;) and a sentence that says why it was taken.</extracomment>
        <translation>Rechnet auf %1. %2</translation>
    </message>
</context>
<context>
    <name>DuplicatesText</name>
    <message numerus="yes">
        <source>%n picture(s) stayed where they are:</source>
        <translation>
            <numerusform>%n Bild ist geblieben, wo es ist:</numerusform>
            <numerusform>%n Bilder sind geblieben, wo sie sind:</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>equal codes: hardly changed</source>
        <translation>gleiche Codes: kaum verändert</translation>
    </message>
    <message numerus="yes">
        <source>%n bit(s) may differ: little changed</source>
        <translation>
            <numerusform>%n Bit darf abweichen: wenig verändert</numerusform>
            <numerusform>%n Bits dürfen abweichen: wenig verändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bit(s) may differ: resized or saved anew</source>
        <translation>
            <numerusform>%n Bit darf abweichen: andere Größe oder neu gespeichert</numerusform>
            <numerusform>%n Bits dürfen abweichen: andere Größe oder neu gespeichert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bit(s) may differ: also what only looks alike</source>
        <translation>
            <numerusform>%n Bit darf abweichen: auch nur Ähnliches</numerusform>
            <numerusform>%n Bits dürfen abweichen: auch nur Ähnliches</numerusform>
        </translation>
    </message>
    <message>
        <source>All stay.</source>
        <translation>Alle bleiben.</translation>
    </message>
    <message>
        <source>%1 stays.</source>
        <translation>%1 bleibt.</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n other(s) stay.</source>
        <translation>
            <numerusform>%1 und %n weiteres bleiben.</numerusform>
            <numerusform>%1 und %n weitere bleiben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to the trash</source>
        <translation>
            <numerusform>%n in den Papierkorb</numerusform>
            <numerusform>%n in den Papierkorb</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to win</source>
        <translation>%1 zu gewinnen</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) go to the trash, %1 stays; %2 are won.</source>
        <translation>
            <numerusform>%n Bild kommt in den Papierkorb, %1 bleibt; %2 werden frei.</numerusform>
            <numerusform>%n Bilder kommen in den Papierkorb, %1 bleibt; %2 werden frei.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n Gruppe</numerusform>
            <numerusform>%n Gruppen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) compared in %1</source>
        <translation>
            <numerusform>%n Bild verglichen in %1</numerusform>
            <numerusform>%n Bilder verglichen in %1</numerusform>
        </translation>
    </message>
    <message>
        <source>the library has changed since</source>
        <translation>die Bibliothek hat sich seitdem geändert</translation>
    </message>
    <message>
        <source>What you chose is kept as soon as the indexing is over.</source>
        <translation>Was Sie gewählt haben, wird behalten, sobald das Aufnehmen beendet ist.</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>The library %1 keeps nothing of the model %2 to rank by, since an earlier version of Kindred indexed it. Index its folders again, or rank by distance.</source>
        <translation>Die Bibliothek %1 hält vom Modell %2 nichts bereit, wonach sich ordnen ließe, da eine frühere Version von Kindred sie indiziert hat. Indizieren Sie ihre Ordner noch einmal, oder ordnen Sie nach Abstand.</translation>
    </message>
    <message>
        <source>There is too little memory on %1 for %2 pictures at once; from here on each step takes them in %3 parts.</source>
        <translation>Auf %1 ist zu wenig Speicher für %2 Bilder auf einmal; von hier an nimmt jeder Schritt sie in %3 Teilen.</translation>
    </message>
    <message>
        <source>There is too little memory on %1 even for a few pictures; the CPU goes on.</source>
        <translation>Auf %1 ist selbst für wenige Bilder zu wenig Speicher; die CPU macht weiter.</translation>
    </message>
    <message>
        <source>The data set has no class “%1”. Choose among: %2.</source>
        <translation>Der Datensatz hat keine Klasse „%1“. Zur Wahl stehen: %2.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Check the free space and your rights there.</source>
        <translation>%1 konnte nicht geschrieben werden: %2. Bitte prüfen Sie den freien Platz und Ihre Rechte dort.</translation>
    </message>
    <message>
        <source>%1 could not be read. Check that it is there and that you may read it.</source>
        <translation>%1 konnte nicht gelesen werden. Bitte prüfen Sie, ob es vorhanden ist und ob Sie es lesen dürfen.</translation>
    </message>
    <message>
        <source>The folder %1 is not there. Connect its disk or choose another folder.</source>
        <translation>Der Ordner %1 ist nicht da. Schließen Sie den Datenträger an oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The folder %1 may not be read. Ask its owner for the right to read it, or choose another folder.</source>
        <translation>Der Ordner %1 darf nicht gelesen werden. Bitten Sie den Eigentümer um das Leserecht oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The folder %1 does not belong to this library.</source>
        <translation>Der Ordner %1 gehört nicht zu dieser Bibliothek.</translation>
    </message>
    <message>
        <source>There is no library at %1. Choose a folder of pictures to begin one.</source>
        <translation>Unter %1 gibt es keine Bibliothek. Wählen Sie einen Ordner mit Bildern, um eine anzulegen.</translation>
    </message>
    <message>
        <source>%1 is not a library of Kindred. Choose another library file in Settings.</source>
        <translation>%1 ist keine Bibliothek von Kindred. Wählen Sie in den Einstellungen eine andere Bibliotheksdatei.</translation>
    </message>
    <message>
        <source>The library %1 was made by a later version of Kindred. Update Kindred, or choose another library file in Settings.</source>
        <translation>Die Bibliothek %1 stammt von einer neueren Version von Kindred. Aktualisieren Sie Kindred oder wählen Sie in den Einstellungen eine andere Bibliotheksdatei.</translation>
    </message>
    <message>
        <source>The library %1 is busy. Try again in a moment.</source>
        <translation>Die Bibliothek %1 ist beschäftigt. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Another program is writing the library %1. Wait until it is done, or close it.</source>
        <translation>Ein anderes Programm schreibt gerade in die Bibliothek %1. Warten Sie, bis es fertig ist, oder schließen Sie es.</translation>
    </message>
    <message>
        <source>The library %1 could not be written. Check the free space and your rights there.</source>
        <translation>Die Bibliothek %1 konnte nicht geschrieben werden. Bitte prüfen Sie den freien Platz und Ihre Rechte dort.</translation>
    </message>
    <message>
        <source>The library holds no codes of this model yet. Index it with this model, or go back to the library&apos;s own.</source>
        <translation>Die Bibliothek enthält noch keine Codes dieses Modells. Nehmen Sie sie mit diesem Modell neu auf oder kehren Sie zum Modell der Bibliothek zurück.</translation>
    </message>
    <message>
        <source>There is no model %1. Choose one in Settings.</source>
        <translation>Es gibt kein Modell %1. Wählen Sie eines in den Einstellungen.</translation>
    </message>
    <message>
        <source>The model %1 is incomplete. Copy it again or choose another one in Settings.</source>
        <translation>Das Modell %1 ist unvollständig. Kopieren Sie es noch einmal oder wählen Sie in den Einstellungen ein anderes.</translation>
    </message>
    <message>
        <source>%1 is not a model that Kindred can read. Choose another one in Settings.</source>
        <translation>%1 ist kein Modell, das Kindred lesen kann. Wählen Sie in den Einstellungen ein anderes.</translation>
    </message>
    <message>
        <source>The model %1 does not describe a network that can be built (%2). Choose another one in Settings.</source>
        <translation>Das Modell %1 beschreibt kein Netz, das gebaut werden kann (%2). Wählen Sie in den Einstellungen ein anderes.</translation>
    </message>
    <message>
        <source>The contents of the model %1 do not fit the network it names. Choose another one in Settings.</source>
        <translation>Der Inhalt des Modells %1 passt nicht zu dem Netz, das es nennt. Wählen Sie in den Einstellungen ein anderes.</translation>
    </message>
    <message>
        <source>The model %1 holds values that are no numbers. Train it again or choose another one in Settings.</source>
        <translation>Das Modell %1 enthält Werte, die keine Zahlen sind. Trainieren Sie es neu oder wählen Sie in den Einstellungen ein anderes.</translation>
    </message>
    <message>
        <source>The model “%1” that the library was indexed with is no longer at %2. Put it back, or choose another one in Settings.</source>
        <translation>Das Modell „%1“, mit dem die Bibliothek aufgenommen wurde, liegt nicht mehr unter %2. Legen Sie es zurück oder wählen Sie in den Einstellungen ein anderes.</translation>
    </message>
    <message>
        <source>The helper program that opens pictures could not be reached: %1. Start Kindred again.</source>
        <translation>Das Hilfsprogramm, das Bilder öffnet, ist nicht erreichbar: %1. Starten Sie Kindred neu.</translation>
    </message>
    <message>
        <source>The folder %1 could not be made: %2. Check the free space and your rights there.</source>
        <translation>Der Ordner %1 konnte nicht angelegt werden: %2. Bitte prüfen Sie den freien Platz und Ihre Rechte dort.</translation>
    </message>
    <message>
        <source>The classes of the data set are not those of the model.</source>
        <translation>Die Klassen des Datensatzes sind nicht die des Modells.</translation>
    </message>
    <message>
        <source>The data set leaves nothing to judge by: it needs pictures for training and for testing.</source>
        <translation>Mit diesem Datensatz lässt sich nichts beurteilen: Er braucht Bilder zum Trainieren und zum Testen.</translation>
    </message>
    <message>
        <source>The pictures of %1 do not have the model&apos;s size of %2 pixels. Choose another data set or another model.</source>
        <translation>Die Bilder von %1 haben nicht die Größe des Modells von %2 Pixeln. Wählen Sie einen anderen Datensatz oder ein anderes Modell.</translation>
    </message>
    <message>
        <source>The helper program %1, which opens pictures, could not be started. Install Kindred again.</source>
        <translation>Das Hilfsprogramm %1, das Bilder öffnet, konnte nicht gestartet werden. Installieren Sie Kindred neu.</translation>
    </message>
    <message>
        <source>The device asked for is not there. Choose “automatic” or “CPU” in Settings.</source>
        <translation>Das gewünschte Gerät ist nicht da. Wählen Sie in den Einstellungen „Automatisch“ oder „CPU“.</translation>
    </message>
    <message>
        <source>There is no device called %1. Choose another one in Settings.</source>
        <translation>Es gibt kein Gerät namens %1. Wählen Sie in den Einstellungen ein anderes.</translation>
    </message>
    <message>
        <source>The device has too little memory for this. Close other programs or choose the CPU in Settings.</source>
        <translation>Das Gerät hat dafür zu wenig Speicher. Schließen Sie andere Programme oder wählen Sie in den Einstellungen die CPU.</translation>
    </message>
    <message>
        <source>The learning module %1 could not be opened. Install Kindred again.</source>
        <translation>Das Lernmodul %1 konnte nicht geöffnet werden. Installieren Sie Kindred neu.</translation>
    </message>
    <message>
        <source>There is no data set at %1. Choose a folder of CIFAR binaries or of class folders.</source>
        <translation>Unter %1 gibt es keinen Datensatz. Wählen Sie einen Ordner mit CIFAR-Binärdateien oder mit Klassenordnern.</translation>
    </message>
    <message>
        <source>The data set lacks %1. Unpack it again, or choose another folder.</source>
        <translation>Dem Datensatz fehlt %1. Entpacken Sie ihn noch einmal oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The data set is damaged at %1. Unpack it again.</source>
        <translation>Der Datensatz ist bei %1 beschädigt. Entpacken Sie ihn noch einmal.</translation>
    </message>
    <message>
        <source>The folder has fewer than two sub-folders with pictures. A data set needs a sub-folder of pictures for every class.</source>
        <translation>Der Ordner hat weniger als zwei Unterordner mit Bildern. Ein Datensatz braucht für jede Klasse einen Unterordner mit Bildern.</translation>
    </message>
    <message>
        <source>The loss is no number any more. Train with a lower learning rate.</source>
        <translation>Der Verlust ist keine Zahl mehr. Trainieren Sie mit einer kleineren Lernrate.</translation>
    </message>
    <message>
        <source>There is not enough memory for this. Close other programs or choose less at a time.</source>
        <translation>Dafür reicht der Speicher nicht. Schließen Sie andere Programme oder wählen Sie weniger auf einmal.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong: %1</source>
        <translation>Etwas Unerwartetes ist schiefgegangen: %1</translation>
    </message>
    <message>
        <source>There is an unfinished run for %2. Go on with it, or start anew: %1 is then moved to the trash.</source>
        <translation>Für %2 gibt es einen unvollendeten Lauf. Setzen Sie ihn fort oder beginnen Sie neu: %1 kommt dann in den Papierkorb.</translation>
    </message>
    <message>
        <source>There is nothing to go on with: %1 is not there any more. Start anew.</source>
        <translation>Es gibt nichts fortzusetzen: %1 ist nicht mehr da. Beginnen Sie neu.</translation>
    </message>
    <message>
        <source>The checkpoint %1 is damaged (%2). Start anew; it is then moved to the trash.</source>
        <translation>Der Zwischenstand %1 ist beschädigt (%2). Beginnen Sie neu; er kommt dann in den Papierkorb.</translation>
    </message>
    <message>
        <source>A hash layer cannot be fitted so: %1.</source>
        <translation>So lässt sich keine Hashschicht bestimmen: %1.</translation>
    </message>
    <message>
        <source>The network to start from has other %1 than this recipe; give it the same, or start from another network.</source>
        <translation>Das Netz, von dem ausgegangen werden soll, hat andere %1 als dieses Rezept; geben Sie ihm dieselben, oder gehen Sie von einem anderen Netz aus.</translation>
    </message>
    <message>
        <source>The checkpoint %1 is of another run: its %2 differs. Choose “Go on” without changing settings or data, or start anew.</source>
        <translation>Der Zwischenstand %1 gehört zu einem anderen Lauf (%2 weicht ab). Wählen Sie „Fortsetzen“, ohne Einstellungen oder Daten zu ändern, oder beginnen Sie neu.</translation>
    </message>
    <message>
        <source>This training needs about %1 of memory and %2 are free. Set the batch to %3.</source>
        <translation>Dieses Training braucht etwa %1 Speicher, und %2 sind frei. Setzen Sie den Stapel auf %3.</translation>
    </message>
    <message>
        <source>This training needs about %1 of memory and %2 are free, and no batch is small enough. Close other programs or choose a smaller depth.</source>
        <translation>Dieses Training braucht etwa %1 Speicher, und %2 sind frei; kein Stapel ist klein genug. Schließen Sie andere Programme oder wählen Sie eine geringere Tiefe.</translation>
    </message>
    <message>
        <source>This ranking compares more than codes. Look for a picture, or rank by Hamming distance.</source>
        <translation>Diese Reihenfolge vergleicht mehr als Codes. Suchen Sie nach einem Bild, oder ordnen Sie nach dem Hamming-Abstand.</translation>
    </message>
    <message>
        <source>There is no recipe called %1.</source>
        <translation>Es gibt kein Rezept namens %1.</translation>
    </message>
    <message>
        <source>These settings cannot be trained with: %1.</source>
        <translation>Mit diesen Einstellungen lässt sich nicht trainieren: %1.</translation>
    </message>
    <message>
        <source>The model %1 was trained by another recipe. Choose another folder, or remove it.</source>
        <translation>Das Modell %1 wurde nach einem anderen Rezept trainiert. Wählen Sie einen anderen Ordner, oder entfernen Sie es.</translation>
    </message>
    <message>
        <source>The library %1 is damaged, and there is no backup of it. It can be begun anew from the pictures, which are not touched.</source>
        <translation>Die Bibliothek %1 ist beschädigt, und es gibt keine Sicherung von ihr. Sie kann aus den Bildern neu begonnen werden; diese bleiben unberührt.</translation>
    </message>
    <message>
        <source>The library %1 is damaged (%2). A backup of %3 can take its place, or it can be begun anew from the pictures, which are not touched.</source>
        <translation>Die Bibliothek %1 ist beschädigt (%2). Eine Sicherung vom %3 kann an ihre Stelle treten, oder sie wird aus den Bildern neu begonnen; diese bleiben unberührt.</translation>
    </message>
    <message>
        <source>There is no backup of the library %1 that is whole. Begin it anew from the pictures.</source>
        <translation>Es gibt keine unversehrte Sicherung der Bibliothek %1. Beginnen Sie sie aus den Bildern neu.</translation>
    </message>
    <message>
        <source>The library %1 could not be written, because the disk at %2 is full. Make room there and go on; what was finished is kept.</source>
        <translation>Die Bibliothek %1 konnte nicht geschrieben werden, weil der Datenträger unter %2 voll ist. Schaffen Sie dort Platz und machen Sie weiter; was fertig war, bleibt erhalten.</translation>
    </message>
    <message>
        <source>The library %1 can be searched but not changed where it lies (%2). To index, copy it to a folder that can be written.</source>
        <translation>Die Bibliothek %1 kann dort, wo sie liegt, durchsucht, aber nicht geändert werden (%2). Kopieren Sie sie zum Indizieren in einen Ordner, in den geschrieben werden darf.</translation>
    </message>
    <message>
        <source>The library %1 is being written by %3 (process %2). It can be searched meanwhile; to change it, wait until that program is done, or close it.</source>
        <translation>In die Bibliothek %1 schreibt gerade %3 (Prozess %2). Durchsuchen lässt sie sich währenddessen; um sie zu ändern, warten Sie, bis jenes Programm fertig ist, oder schließen Sie es.</translation>
    </message>
    <message>
        <source>Another job of this program is writing the library %1. Wait until it is done, or stop it.</source>
        <translation>Eine andere Aufgabe dieses Programms schreibt gerade in die Bibliothek %1. Warten Sie, bis sie fertig ist, oder halten Sie sie an.</translation>
    </message>
    <message>
        <source>The library %1 was made by an earlier version of Kindred and cannot be brought up to date where it lies. Copy it to a folder that can be written.</source>
        <translation>Die Bibliothek %1 stammt von einer früheren Version von Kindred und kann dort, wo sie liegt, nicht auf den neuen Stand gebracht werden. Kopieren Sie sie in einen Ordner, in den geschrieben werden darf.</translation>
    </message>
    <message>
        <source>Too many pictures are alike within %1 bits. Allow fewer bits to differ.</source>
        <translation>Innerhalb von %1 Bits sind sich zu viele Bilder ähnlich. Lassen Sie weniger Bits abweichen.</translation>
    </message>
</context>
<context>
    <name>EvaluationTerms</name>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Only these classes&lt;/b&gt;: names with commas between them. Queries and database are then their pictures alone, as for a model that was trained without them: how codes travel to what the network has never seen. Empty: all classes.&lt;/p&gt;&lt;p&gt;Source: Sablayrolles et al. 2017.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Nur diese Klassen&lt;/b&gt;: Namen mit Kommas dazwischen. Anfragen und Datenbank sind dann nur ihre Bilder, wie für ein Modell, das ohne sie trainiert wurde: wie gut sich Codes auf das übertragen, was das Netz nie gesehen hat. Leer: alle Klassen.&lt;/p&gt;&lt;p&gt;Quelle: Sablayrolles et al. 2017.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;R&lt;/b&gt;: how many of the nearest pictures count in mAP@R. Published figures for CIFAR-10 have R = 1000.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;R&lt;/b&gt;: wie viele der nächsten Bilder bei mAP@R zählen. Veröffentlichte Zahlen für CIFAR-10 haben R = 1000.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;All pictures whose code differs from the query&apos;s in at most r bits, mean over all queries:&lt;/p&gt;&lt;p&gt;&lt;b&gt;precision&lt;/b&gt; = relevant ones among them / all of them (0 where there are none)&lt;br&gt;&lt;b&gt;recall&lt;/b&gt; = relevant ones among them / all relevant ones&lt;/p&gt;</source>
        <translation>&lt;p&gt;Alle Bilder, deren Code sich von dem der Anfrage in höchstens r Bits unterscheidet, gemittelt über alle Anfragen:&lt;/p&gt;&lt;p&gt;&lt;b&gt;Präzision&lt;/b&gt; = relevante darunter / alle darunter (0, wo es keine gibt)&lt;br&gt;&lt;b&gt;Trefferquote&lt;/b&gt; = relevante darunter / alle relevanten&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Confusion matrix&lt;/b&gt;: how many test pictures of each actual class (row) were taken for each class (column). What stands on the diagonal is right.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Konfusionsmatrix&lt;/b&gt;: wie viele Testbilder jeder tatsächlichen Klasse (Zeile) für welche Klasse (Spalte) gehalten wurden. Was auf der Diagonale steht, ist richtig.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Top-k accuracy&lt;/b&gt;: the share of test pictures whose true class is among the k highest scores; equal scores count by the order of the classes.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Top-k-Genauigkeit&lt;/b&gt;: der Anteil der Testbilder, deren wahre Klasse unter den k höchsten Bewertungen ist; gleiche Bewertungen zählen in der Reihenfolge der Klassen.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Distinct codes&lt;/b&gt;: how many different codes the pictures of the database have. Few codes mean that the network sees little more than classes.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Verschiedene Codes&lt;/b&gt;: wie viele unterschiedliche Codes die Bilder der Datenbank haben. Wenige Codes bedeuten, dass das Netz kaum mehr als Klassen sieht.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;mAP@R&lt;/b&gt;, mean average precision among the R nearest. For one query, rel&lt;sub&gt;k&lt;/sub&gt; is 1 where the k-th nearest picture has the query&apos;s class, P@k the share of such pictures among the first k:&lt;/p&gt;&lt;p&gt;AP@R = Σ&lt;sub&gt;k ≤ R&lt;/sub&gt; P@k · rel&lt;sub&gt;k&lt;/sub&gt; / Σ&lt;sub&gt;k ≤ R&lt;/sub&gt; rel&lt;sub&gt;k&lt;/sub&gt;&lt;/p&gt;&lt;p&gt;mAP@R is its mean over all queries. Equal distances stand in the order of the database.&lt;/p&gt;&lt;p&gt;In brackets: where 95 of 100 such figures would lie if the queries were drawn anew (bootstrap: the percentiles 2.5 and 97.5 of 1000 means of queries drawn with replacement).&lt;/p&gt;&lt;p&gt;Sources: Lin et al. 2015; Efron 1979.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;mAP@R&lt;/b&gt;, mittlere durchschnittliche Präzision unter den R nächsten (mean average precision). Für eine Anfrage ist rel&lt;sub&gt;k&lt;/sub&gt; gleich 1, wo das k-nächste Bild die Klasse der Anfrage hat, und P@k der Anteil solcher Bilder unter den ersten k:&lt;/p&gt;&lt;p&gt;AP@R = Σ&lt;sub&gt;k ≤ R&lt;/sub&gt; P@k · rel&lt;sub&gt;k&lt;/sub&gt; / Σ&lt;sub&gt;k ≤ R&lt;/sub&gt; rel&lt;sub&gt;k&lt;/sub&gt;&lt;/p&gt;&lt;p&gt;mAP@R ist ihr Mittel über alle Anfragen. Gleiche Abstände stehen in der Reihenfolge der Datenbank.&lt;/p&gt;&lt;p&gt;In Klammern: worin 95 von 100 solchen Zahlen lägen, wenn die Anfragen neu gezogen würden (Bootstrap: die Perzentile 2,5 und 97,5 von 1000 Mitteln aus mit Zurücklegen gezogenen Anfragen).&lt;/p&gt;&lt;p&gt;Quellen: Lin et al. 2015; Efron 1979.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;mAP@R of any order&lt;/b&gt;: many pictures are equally far from a query, and nothing says which of them comes first. This is the exact mean over all orders in which they can stand; in brackets the least and the greatest of any order. Of the group that R cuts, the number k of relevant ones that are seen is hypergeometric:&lt;/p&gt;&lt;p&gt;E[AP@R] = Σ&lt;sub&gt;k&lt;/sub&gt; Pr(k) · E[Σ&lt;sub&gt;i ≤ R&lt;/sub&gt; P@i · rel&lt;sub&gt;i&lt;/sub&gt; | k] / (found before + k)&lt;/p&gt;&lt;p&gt;Source: McSherry and Najork 2008, cut off at R.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;mAP@R bei beliebiger Reihenfolge&lt;/b&gt;: Viele Bilder sind von einer Anfrage gleich weit entfernt, und nichts sagt, welches davon zuerst kommt. Dies ist das genaue Mittel über alle Reihenfolgen, in denen sie stehen können; in Klammern das kleinste und das größte über alle Reihenfolgen. Von der Gruppe, die R teilt, ist die Zahl k der gesehenen relevanten Bilder hypergeometrisch verteilt:&lt;/p&gt;&lt;p&gt;E[AP@R] = Σ&lt;sub&gt;k&lt;/sub&gt; Pr(k) · E[Σ&lt;sub&gt;i ≤ R&lt;/sub&gt; P@i · rel&lt;sub&gt;i&lt;/sub&gt; | k] / (vorher gefunden + k)&lt;/p&gt;&lt;p&gt;Quelle: McSherry und Najork 2008, bei R abgeschnitten.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;mAP@R by class alone&lt;/b&gt;: what one gets when a picture&apos;s code is nothing but the class that the classifier predicts for it: distance 0 to pictures of the same prediction, else 1. Codes that are not better than this say no more than the class.&lt;/p&gt;&lt;p&gt;Source: Sablayrolles et al. 2017.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;mAP@R aus der Klasse allein&lt;/b&gt;: was man erhält, wenn der Code eines Bildes nichts ist als die Klasse, die der Klassifikator dafür vorhersagt: Abstand 0 zu Bildern derselben Vorhersage, sonst 1. Codes, die nicht besser sind, sagen nicht mehr als die Klasse.&lt;/p&gt;&lt;p&gt;Quelle: Sablayrolles et al. 2017.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;mAP@R by chance&lt;/b&gt;: the exact mean over all orders of the whole database, as random codes get it. It is a little above the share of the class, since AP@R divides by what was found.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;mAP@R durch Zufall&lt;/b&gt;: das genaue Mittel über alle Reihenfolgen der ganzen Datenbank, wie es zufällige Codes erreichen. Es liegt etwas über dem Anteil der Klasse, weil AP@R durch das Gefundene teilt.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Precision@K&lt;/b&gt;: the share of pictures of the query&apos;s class among the K nearest, mean over all queries:&lt;/p&gt;&lt;p&gt;P@K = 1/K · Σ&lt;sub&gt;k ≤ K&lt;/sub&gt; rel&lt;sub&gt;k&lt;/sub&gt;&lt;/p&gt;&lt;p&gt;Dashed: the mean over all orders of equal distances.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Präzision@K&lt;/b&gt;: der Anteil der Bilder mit der Klasse der Anfrage unter den K nächsten, Mittel über alle Anfragen:&lt;/p&gt;&lt;p&gt;P@K = 1/K · Σ&lt;sub&gt;k ≤ K&lt;/sub&gt; rel&lt;sub&gt;k&lt;/sub&gt;&lt;/p&gt;&lt;p&gt;Gestrichelt: das Mittel über alle Reihenfolgen gleicher Abstände.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;A point for each Hamming radius r, over the pairs of all queries with what lies within r (micro-averaged):&lt;/p&gt;&lt;p&gt;&lt;b&gt;precision&lt;/b&gt; = relevant pairs returned / pairs returned&lt;br&gt;&lt;b&gt;recall&lt;/b&gt; = relevant pairs returned / all relevant pairs&lt;/p&gt;&lt;p&gt;Radii that return nothing are left out.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Ein Punkt je Hamming-Radius r, über die Paare aller Anfragen mit dem, was innerhalb von r liegt (mikro-gemittelt):&lt;/p&gt;&lt;p&gt;&lt;b&gt;Präzision&lt;/b&gt; = gelieferte relevante Paare / gelieferte Paare&lt;br&gt;&lt;b&gt;Trefferquote&lt;/b&gt; = gelieferte relevante Paare / alle relevanten Paare&lt;/p&gt;&lt;p&gt;Radien, die nichts liefern, fehlen.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Of all pairs of two test pictures whose codes differ in that many bits, the share that are of one class. The bars hold the share with 95 % probability (Wilson 1927):&lt;/p&gt;&lt;p&gt;(p + z²/2n ± z · √(p(1 − p)/n + z²/4n²)) / (1 + z²/n), n pairs, z = 1.96&lt;/p&gt;</source>
        <translation>&lt;p&gt;Von allen Paaren zweier Testbilder, deren Codes sich in so vielen Bits unterscheiden, der Anteil derer von einer Klasse. Die Balken enthalten den Anteil mit 95 % Wahrscheinlichkeit (Wilson 1927):&lt;/p&gt;&lt;p&gt;(p + z²/2n ± z · √(p(1 − p)/n + z²/4n²)) / (1 + z²/n), n Paare, z = 1,96&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Ones&lt;/b&gt;: the share of the database&apos;s pictures in which a bit is set. At 50 % a bit tells most; at 0 or 100 % it is dead.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Correlation&lt;/b&gt;: the greatest absolute correlation (Pearson&apos;s) with another bit. At 100 % both bits say the same.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Einsen&lt;/b&gt;: der Anteil der Bilder der Datenbank, in denen ein Bit gesetzt ist. Bei 50 % sagt ein Bit am meisten; bei 0 oder 100 % ist es tot.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Korrelation&lt;/b&gt;: die größte Korrelation (nach Pearson, ohne Vorzeichen) mit einem anderen Bit. Bei 100 % sagen beide Bits dasselbe.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Accuracy&lt;/b&gt;: the share of test pictures whose true class got the highest score.&lt;/p&gt;&lt;p&gt;In brackets: where 95 of 100 such figures would lie if the test pictures were drawn anew (bootstrap, Efron 1979).&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Genauigkeit&lt;/b&gt;: der Anteil der Testbilder, deren wahre Klasse die höchste Bewertung bekam.&lt;/p&gt;&lt;p&gt;In Klammern: worin 95 von 100 solchen Zahlen lägen, wenn die Testbilder neu gezogen würden (Bootstrap, Efron 1979).&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Contamination&lt;/b&gt; c: the share of the database&apos;s pictures whose code is nearest to another class&apos;s code. A class&apos;s code is the bitwise majority over its pictures. Where each class has shrunk to one code:&lt;/p&gt;&lt;p&gt;mAP ≈ accuracy · (1 − c)&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Verunreinigung&lt;/b&gt; c: der Anteil der Bilder der Datenbank, deren Code dem Code einer anderen Klasse am nächsten ist. Der Code einer Klasse ist die bitweise Mehrheit ihrer Bilder. Wo jede Klasse auf einen Code geschrumpft ist:&lt;/p&gt;&lt;p&gt;mAP ≈ Genauigkeit · (1 − c)&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;A test picture that is in the training split too has been learnt by heart and finds itself: figures are then higher than on new pictures. Compared are the decoded pixels, one by one.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Ein Testbild, das auch unter den Trainingsbildern ist, wurde auswendig gelernt und findet sich selbst: Die Zahlen sind dann höher als bei neuen Bildern. Verglichen werden die dekodierten Pixel, eines nach dem anderen.&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>Failure</name>
    <message>
        <source>The file ends before the picture does.</source>
        <translation>Die Datei endet, bevor das Bild zu Ende ist.</translation>
    </message>
    <message>
        <source>The file is damaged.</source>
        <translation>Die Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>This is not a picture of a format that Kindred reads.</source>
        <translation>Dies ist kein Bild in einem Format, das Kindred liest.</translation>
    </message>
    <message>
        <source>The picture is too large.</source>
        <translation>Das Bild ist zu groß.</translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation>Die Datei konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>Reading the picture took too long.</source>
        <translation>Das Lesen des Bildes dauerte zu lange.</translation>
    </message>
    <message>
        <source>The library does not know it any more.</source>
        <translation>Die Bibliothek kennt es nicht mehr.</translation>
    </message>
    <message>
        <source>It is not there any more, or has changed since it was indexed.</source>
        <translation>Es ist nicht mehr da oder hat sich seit dem Aufnehmen geändert.</translation>
    </message>
    <message>
        <source>It is only a link to another file.</source>
        <translation>Es ist nur eine Verknüpfung mit einer anderen Datei.</translation>
    </message>
    <message>
        <source>None of the pictures that stay can be read as it was indexed.</source>
        <translation>Keines der Bilder, die bleiben, ist so lesbar, wie es aufgenommen wurde.</translation>
    </message>
    <message>
        <source>The picture that stays is the same file under another name; nothing would be won.</source>
        <translation>Das Bild, das bleibt, ist dieselbe Datei unter anderem Namen; es würde nichts frei.</translation>
    </message>
    <message>
        <source>The trash did not take it, or did not give it back.</source>
        <translation>Der Papierkorb hat es nicht genommen oder nicht zurückgegeben.</translation>
    </message>
</context>
<context>
    <name>FormatText</name>
    <message>
        <source>under a second</source>
        <translation>unter einer Sekunde</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>under 0.1 ms</source>
        <translation>unter 0,1 ms</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Looking for pictures</source>
        <translation>Bilder werden gesucht</translation>
    </message>
    <message>
        <source>Reading pictures</source>
        <translation>Bilder werden gelesen</translation>
    </message>
    <message>
        <source>Loading the data set</source>
        <translation>Datensatz wird geladen</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Judging on the test pictures</source>
        <translation>Wird an den Testbildern beurteilt</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>Wird geordnet</translation>
    </message>
    <message>
        <source>Comparing rankings</source>
        <translation>Reihenfolgen werden verglichen</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 pro Sekunde</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>Examining the library</source>
        <translation>Prüft die Bibliothek</translation>
    </message>
    <message>
        <source>Making a backup of the library</source>
        <translation>Sichert die Bibliothek</translation>
    </message>
    <message>
        <source>Comparing codes</source>
        <translation>Codes werden verglichen</translation>
    </message>
    <message>
        <source>Grouping pictures</source>
        <translation>Bilder werden gruppiert</translation>
    </message>
    <message>
        <source>Looking at the pictures</source>
        <translation>Bilder werden angesehen</translation>
    </message>
    <message>
        <source>Moving files</source>
        <translation>Dateien werden verschoben</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
</context>
<context>
    <name>QueryText</name>
    <message>
        <source>Picture from another program</source>
        <translation>Bild aus einem anderen Programm</translation>
    </message>
    <message>
        <source>This is only the address of a picture on the network, and Kindred never goes there. Copy the picture itself, then press Ctrl+V here.</source>
        <translation>Dies ist nur die Adresse eines Bildes im Netz, und dorthin geht Kindred nie. Kopieren Sie das Bild selbst und drücken Sie dann hier Strg+V.</translation>
    </message>
    <message>
        <source>There is no picture in this. Copy a picture or a file, then try again.</source>
        <translation>Darin ist kein Bild. Kopieren Sie ein Bild oder eine Datei und versuchen Sie es noch einmal.</translation>
    </message>
</context>
<context>
    <name>TrainingTerms</name>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Depth n&lt;/b&gt;: residual blocks in each of the network&apos;s six groups. A deeper network is more accurate and slower.&lt;/p&gt;&lt;p&gt;Layers with weights: 12 n + 3.&lt;br&gt;Parameters, with h bits and C classes: 540 608 n − 96 304 + 129 h + (h + 1) C.&lt;/p&gt;&lt;p&gt;Source: deep residual hashing network (DRHN), published for n = 1 to 16.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Tiefe n&lt;/b&gt;: Residualblöcke in jeder der sechs Gruppen des Netzes. Ein tieferes Netz ist genauer und langsamer.&lt;/p&gt;&lt;p&gt;Schichten mit Gewichten: 12 n + 3.&lt;br&gt;Parameter, bei h Bits und C Klassen: 540 608 n − 96 304 + 129 h + (h + 1) C.&lt;/p&gt;&lt;p&gt;Quelle: Deep Residual Hashing Network (DRHN), veröffentlicht für n = 1 bis 16.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Bits h&lt;/b&gt;: the length of a picture&apos;s code. The hash layer gives one value a bit, and the bit is set where that value is positive:&lt;/p&gt;&lt;p&gt;b = 1 where W x + w₀ &amp;gt; 0, else 0&lt;/p&gt;&lt;p&gt;Source: DRHN, published for 12, 24, 32, 48 and 128 bits.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Bits h&lt;/b&gt;: die Länge des Codes eines Bildes. Die Hash-Schicht liefert je Bit einen Wert; das Bit ist gesetzt, wo er positiv ist:&lt;/p&gt;&lt;p&gt;b = 1, wo W x + w₀ &amp;gt; 0, sonst 0&lt;/p&gt;&lt;p&gt;Quelle: DRHN, veröffentlicht für 12, 24, 32, 48 und 128 Bits.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Epoch&lt;/b&gt;: one pass over all training pictures.&lt;/p&gt;&lt;p&gt;Steps = epochs × ⌊training pictures / batch⌋.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Epoche&lt;/b&gt;: ein Durchgang durch alle Trainingsbilder.&lt;/p&gt;&lt;p&gt;Schritte = Epochen × ⌊Trainingsbilder / Stapel⌋.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Batch B&lt;/b&gt;: pictures in one step. The step follows the mean gradient of their losses:&lt;/p&gt;&lt;p&gt;g = 1/B · Σ ∇ loss&lt;/p&gt;&lt;p&gt;Larger batches want a higher learning rate.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Stapel B&lt;/b&gt;: Bilder in einem Schritt. Der Schritt folgt dem mittleren Gradienten ihrer Verluste:&lt;/p&gt;&lt;p&gt;g = 1/B · Σ ∇ Verlust&lt;/p&gt;&lt;p&gt;Größere Stapel verlangen eine höhere Lernrate.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Held-out pictures&lt;/b&gt;: training pictures kept aside. After every epoch the network is judged on them, and the best epoch is the one that is saved. The test pictures are never used for that choice.&lt;/p&gt;&lt;p&gt;With 0 the network learns from all of them, and the last epoch is saved.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Validierungsbilder&lt;/b&gt;: Trainingsbilder, die zurückgehalten werden. Nach jeder Epoche wird das Netz an ihnen beurteilt, und die beste Epoche wird gespeichert. Die Testbilder dienen nie dieser Auswahl.&lt;/p&gt;&lt;p&gt;Bei 0 lernt das Netz aus allen, und die letzte Epoche wird gespeichert.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Seed&lt;/b&gt;: every random choice (first weights, order, crops, which pictures are held out) follows from it. It is saved with the model, so that a run can be repeated.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Startwert&lt;/b&gt;: Jede zufällige Wahl (erste Gewichte, Reihenfolge, Ausschnitte, Validierungsbilder) folgt aus ihm. Er wird mit dem Modell gespeichert, damit sich ein Lauf wiederholen lässt.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Precision&lt;/b&gt; of the numbers while training. bfloat16 has 8 bits of mantissa and is about twice as fast on processors that are good at it; &lt;i&gt;automatic&lt;/i&gt; takes it there.&lt;/p&gt;&lt;p&gt;Codes are always computed in float32.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Rechengenauigkeit&lt;/b&gt; der Zahlen beim Training. bfloat16 hat 8 Bits Mantisse und ist auf Prozessoren, die es gut beherrschen, etwa doppelt so schnell; &lt;i&gt;Automatisch&lt;/i&gt; nimmt es dort.&lt;/p&gt;&lt;p&gt;Codes werden immer in float32 berechnet.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Accuracy&lt;/b&gt;: the share of pictures whose true class got the highest probability.&lt;/p&gt;&lt;p&gt;In training it is measured on augmented pictures while the network still changes.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Genauigkeit&lt;/b&gt;: der Anteil der Bilder, deren wahre Klasse die höchste Wahrscheinlichkeit bekam.&lt;/p&gt;&lt;p&gt;Beim Training wird sie an abgewandelten Bildern gemessen, während sich das Netz noch ändert.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Preset&lt;/b&gt;: sets all that follows, also what has no field here.&lt;/p&gt;&lt;p&gt;&lt;i&gt;A minute&apos;s try&lt;/i&gt;: DRHN-1 for two epochs. &lt;i&gt;A good model&lt;/i&gt;: the best figures for a given time. &lt;i&gt;As published&lt;/i&gt;: the recipe of DRHN&apos;s authors, 43 epochs over every picture and its mirror image.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Vorgabe&lt;/b&gt;: setzt alles Folgende, auch was hier kein Feld hat.&lt;/p&gt;&lt;p&gt;&lt;i&gt;Kurzer Versuch&lt;/i&gt;: DRHN-1 für zwei Epochen. &lt;i&gt;Gutes Modell&lt;/i&gt;: die besten Ergebnisse in gegebener Zeit. &lt;i&gt;Wie veröffentlicht&lt;/i&gt;: das Rezept der Autoren von DRHN, 43 Epochen über jedes Bild und sein Spiegelbild.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Estimate&lt;/b&gt;: from a few steps that were tried on this device with these settings. Other programs that compute make it longer.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Schätzung&lt;/b&gt; aus einigen Schritten, die auf diesem Gerät mit diesen Einstellungen versucht wurden. Andere Programme, die rechnen, verlängern die Zeit.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Learning rate η&lt;/b&gt;: how far a step goes, at its highest. Stochastic gradient descent with momentum μ = 0.9, here as Nesterov has it:&lt;/p&gt;&lt;p&gt;v ← μ v + g,&amp;nbsp;&amp;nbsp; w ← w − η (g + μ v)&lt;/p&gt;&lt;p&gt;Too high, and the loss grows beyond all bounds; too low, and it hardly falls.&lt;/p&gt;&lt;p&gt;Source: Sutskever et al. 2013.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Lernrate η&lt;/b&gt;: wie weit ein Schritt geht, an ihrem höchsten Punkt. Stochastischer Gradientenabstieg mit Moment μ = 0,9, hier nach Nesterov:&lt;/p&gt;&lt;p&gt;v ← μ v + g,&amp;nbsp;&amp;nbsp; w ← w − η (g + μ v)&lt;/p&gt;&lt;p&gt;Ist sie zu hoch, wächst der Verlust über alle Grenzen; ist sie zu niedrig, fällt er kaum.&lt;/p&gt;&lt;p&gt;Quelle: Sutskever et al. 2013.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Schedule&lt;/b&gt;: how the learning rate goes on after the warm-up. &lt;i&gt;Triangular&lt;/i&gt; falls evenly to 0, &lt;i&gt;cosine&lt;/i&gt; falls as&lt;/p&gt;&lt;p&gt;η · (1 + cos π t) / 2,&amp;nbsp;&amp;nbsp; t from 0 to 1&lt;/p&gt;&lt;p&gt;&lt;i&gt;Steps down&lt;/i&gt; stays, and is divided by ten after the epochs that are named.&lt;/p&gt;&lt;p&gt;Source: Smith 2017; Loshchilov and Hutter 2017; He et al. 2015.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Verlauf&lt;/b&gt; der Lernrate nach dem Aufwärmen. &lt;i&gt;Dreieck&lt;/i&gt; fällt gleichmäßig auf 0, &lt;i&gt;Kosinus&lt;/i&gt; fällt wie&lt;/p&gt;&lt;p&gt;η · (1 + cos π t) / 2,&amp;nbsp;&amp;nbsp; t von 0 bis 1&lt;/p&gt;&lt;p&gt;&lt;i&gt;Stufen&lt;/i&gt; bleibt gleich und wird nach den genannten Epochen durch zehn geteilt.&lt;/p&gt;&lt;p&gt;Quelle: Smith 2017; Loshchilov und Hutter 2017; He et al. 2015.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Warm-up&lt;/b&gt;: the share of all steps in which the learning rate rises evenly from 0 to its highest.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Aufwärmen&lt;/b&gt;: der Anteil aller Schritte, in denen die Lernrate gleichmäßig von 0 bis zu ihrem höchsten Wert steigt.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Drops&lt;/b&gt;: after these epochs the learning rate is divided by ten. Numbers with commas between.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Stufen&lt;/b&gt;: nach diesen Epochen wird die Lernrate durch zehn geteilt. Zahlen, mit Kommas getrennt.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Weight decay λ&lt;/b&gt;: holds large weights back, so that the network fits the pictures less by heart:&lt;/p&gt;&lt;p&gt;g ← g + λ w&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Gewichtsabnahme λ&lt;/b&gt;: hält große Gewichte zurück, damit das Netz die Bilder weniger auswendig lernt:&lt;/p&gt;&lt;p&gt;g ← g + λ w&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Averaging d&lt;/b&gt;: the weights that are judged and saved are a running mean of those of the steps, which is calmer than any single one:&lt;/p&gt;&lt;p&gt;w̄ ← d w̄ + (1 − d) w&lt;/p&gt;&lt;p&gt;0 takes the weights as they are.&lt;/p&gt;&lt;p&gt;Source: Polyak and Juditsky 1992.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Mittelung d&lt;/b&gt;: beurteilt und gespeichert wird ein laufendes Mittel der Gewichte aller Schritte, das ruhiger ist als jedes einzelne:&lt;/p&gt;&lt;p&gt;w̄ ← d w̄ + (1 − d) w&lt;/p&gt;&lt;p&gt;0 nimmt die Gewichte, wie sie sind.&lt;/p&gt;&lt;p&gt;Quelle: Polyak und Juditsky 1992.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Head&lt;/b&gt;: what the classifier reads while the network learns. The code is the same for all: the signs of the hash layer&apos;s values.&lt;/p&gt;&lt;p&gt;&lt;i&gt;sigmoid&lt;/i&gt;: the sigmoid of the values, the published hash layer.&lt;br&gt;&lt;i&gt;ortho&lt;/i&gt;: the angle between the values and a fixed code for each class.&lt;br&gt;&lt;i&gt;csq&lt;/i&gt;: each value is drawn to the bit of its class&apos;s code.&lt;/p&gt;&lt;p&gt;Source: DRHN; Hoe et al. 2021 (OrthoHash); Yuan et al. 2020 (CSQ).&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Kopf&lt;/b&gt;: was der Klassifikator liest, während das Netz lernt. Der Code ist für alle gleich: die Vorzeichen der Werte der Hash-Schicht.&lt;/p&gt;&lt;p&gt;&lt;i&gt;sigmoid&lt;/i&gt;: die Sigmoide der Werte, die veröffentlichte Hash-Schicht.&lt;br&gt;&lt;i&gt;ortho&lt;/i&gt;: der Winkel zwischen den Werten und einem festen Code je Klasse.&lt;br&gt;&lt;i&gt;csq&lt;/i&gt;: jeder Wert wird zum Bit des Codes seiner Klasse gezogen.&lt;/p&gt;&lt;p&gt;Quelle: DRHN; Hoe et al. 2021 (OrthoHash); Yuan et al. 2020 (CSQ).&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Scale s&lt;/b&gt; of the head &lt;i&gt;ortho&lt;/i&gt;: the cosines are multiplied by it before they become probabilities. The higher, the more the nearest classes count.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Faktor s&lt;/b&gt; des Kopfes &lt;i&gt;ortho&lt;/i&gt;: damit werden die Kosinus malgenommen, bevor sie Wahrscheinlichkeiten werden. Je höher, desto mehr zählen die nächsten Klassen.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Margin m&lt;/b&gt; of the head &lt;i&gt;ortho&lt;/i&gt;: taken off the cosine of the true class while training, so that classes keep further apart:&lt;/p&gt;&lt;p&gt;s · (cos θ − m)&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Abstand m&lt;/b&gt; des Kopfes &lt;i&gt;ortho&lt;/i&gt;: wird beim Training vom Kosinus der wahren Klasse abgezogen, damit die Klassen weiter auseinander bleiben:&lt;/p&gt;&lt;p&gt;s · (cos θ − m)&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Quantisation&lt;/b&gt; of the head &lt;i&gt;csq&lt;/i&gt;: how strongly the values are drawn to −1 and 1, so that their signs lose little.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Quantisierung&lt;/b&gt; des Kopfes &lt;i&gt;csq&lt;/i&gt;: wie stark die Werte zu −1 und 1 gezogen werden, damit ihre Vorzeichen wenig verlieren.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Mirroring&lt;/b&gt;: whether the network sees pictures mirrored left to right. &lt;i&gt;Alternating&lt;/i&gt; mirrors each picture in every other epoch; &lt;i&gt;both&lt;/i&gt; shows each beside its mirror image, which makes an epoch twice as long.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Spiegelung&lt;/b&gt;: ob das Netz Bilder links-rechts gespiegelt sieht. &lt;i&gt;Abwechselnd&lt;/i&gt; spiegelt jedes Bild in jeder zweiten Epoche; &lt;i&gt;Beide&lt;/i&gt; zeigt jedes neben seinem Spiegelbild, was eine Epoche doppelt so lang macht.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Crop border&lt;/b&gt;: a picture is moved at random by up to so many pixels, so that the network does not learn where things stand.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Rand des Ausschnitts&lt;/b&gt;: ein Bild wird zufällig um bis zu so viele Pixel verschoben, damit das Netz nicht lernt, wo die Dinge stehen.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Zoom&lt;/b&gt;: a part of each picture is enlarged, which may lose up to this share of its side, so that the network knows things again at another size. It takes more epochs to learn as much; 0 leaves pictures whole.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Zoom&lt;/b&gt;: ein Teil jedes Bildes wird vergrößert; dabei darf bis zu diesem Anteil der Seite verloren gehen, damit das Netz Dinge in anderer Größe wiedererkennt. Gleich viel zu lernen braucht dann mehr Epochen; 0 lässt die Bilder ganz.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Sharpness&lt;/b&gt;: each picture is softened or sharpened at random, so that the network does not rely on how sharp a picture is; the number is the greatest weight of a neighbouring pixel.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Schärfe&lt;/b&gt;: jedes Bild wird zufällig weicher oder schärfer gemacht, damit sich das Netz nicht darauf verlässt, wie scharf ein Bild ist; die Zahl ist das größte Gewicht eines Nachbarpixels.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Brightness&lt;/b&gt;: each picture is darkened or brightened at random by up to this share, so that the network does not rely on the light.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Helligkeit&lt;/b&gt;: jedes Bild wird zufällig um bis zu diesen Anteil dunkler oder heller gemacht, damit sich das Netz nicht auf das Licht verlässt.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Cutout&lt;/b&gt;: side of a square, in pixels, that is blanked out at a random place, so that the network does not rely on one detail.&lt;/p&gt;&lt;p&gt;Source: DeVries and Taylor 2017.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Aussparung&lt;/b&gt;: Seite eines Quadrats in Pixeln, das an zufälliger Stelle gelöscht wird, damit sich das Netz nicht auf eine Einzelheit verlässt.&lt;/p&gt;&lt;p&gt;Quelle: DeVries und Taylor 2017.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Early stopping&lt;/b&gt;: training ends when so many epochs in a row brought no lower loss on the held-out pictures. The test pictures are never used for that.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Frühes Ende&lt;/b&gt;: das Training endet, wenn so viele Epochen nacheinander keinen geringeren Verlust auf den Validierungsbildern brachten. Die Testbilder dienen nie dazu.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Best epoch&lt;/b&gt;: the one with the lowest loss on the held-out pictures; it is the one that is saved.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Beste Epoche&lt;/b&gt;: die mit dem geringsten Verlust auf den Validierungsbildern; sie wird gespeichert.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Loss&lt;/b&gt;: mean cross-entropy of the true class c under the predicted probabilities p, in nats:&lt;/p&gt;&lt;p&gt;− 1/N · Σ ln p&lt;sub&gt;c&lt;/sub&gt;&lt;/p&gt;&lt;p&gt;In training with smoothed labels and on augmented pictures, hence it may be the higher one.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Verlust&lt;/b&gt;: mittlere Kreuzentropie der wahren Klasse c unter den vorhergesagten Wahrscheinlichkeiten p, in Nat:&lt;/p&gt;&lt;p&gt;− 1/N · Σ ln p&lt;sub&gt;c&lt;/sub&gt;&lt;/p&gt;&lt;p&gt;Beim Training mit geglätteten Klassen und an abgewandelten Bildern, daher kann er dort höher sein.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Label smoothing ε&lt;/b&gt;: the true class of a picture counts 1 − ε, and ε is spread over all classes, so that the network is less sure of itself.&lt;/p&gt;&lt;p&gt;Source: Szegedy et al. 2016.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Klassenglättung ε&lt;/b&gt;: die wahre Klasse eines Bildes zählt 1 − ε, und ε wird auf alle Klassen verteilt, damit das Netz sich weniger sicher ist.&lt;/p&gt;&lt;p&gt;Quelle: Szegedy et al. 2016.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Block order&lt;/b&gt;: the published formula and the published recipe of a residual block do not agree on where normalisation and ReLU stand. The shipped models follow the recipe.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Blockfolge&lt;/b&gt;: die veröffentlichte Formel und das veröffentlichte Rezept eines Residualblocks sind sich nicht einig, wo Normierung und ReLU stehen. Die mitgelieferten Modelle folgen dem Rezept.&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>kindred::CodeView</name>
    <message>
        <source>The two codes, bit by bit</source>
        <translation>Die beiden Codes, Bit für Bit</translation>
    </message>
    <message>
        <source>All bits are the same</source>
        <translation>Alle Bits sind gleich</translation>
    </message>
    <message>
        <source>Bits that differ: %1</source>
        <translation>Verschiedene Bits: %1</translation>
    </message>
</context>
<context>
    <name>kindred::CompareView</name>
    <message>
        <source>Wheel, + and − zoom both pictures, dragging and arrow keys move them, 0 shows them whole</source>
        <translation>Mausrad, + und − vergrößern und verkleinern beide Bilder, Ziehen und Pfeiltasten verschieben sie, 0 zeigt sie ganz</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Identical contents</source>
        <translation>Gleicher Inhalt</translation>
    </message>
    <message>
        <source>Distance %1 of %2</source>
        <translation>Abstand %1 von %2</translation>
    </message>
</context>
<context>
    <name>kindred::ComparedRun</name>
    <message>
        <source>Compare with…</source>
        <translation>Vergleichen mit …</translation>
    </message>
    <message>
        <source>Draws the curves of an earlier run, which its model file holds, in these plots</source>
        <translation>Zeichnet die Kurven eines früheren Laufs, die seine Modelldatei enthält, in diese Bilder</translation>
    </message>
    <message>
        <source>Compare with nothing</source>
        <translation>Mit nichts vergleichen</translation>
    </message>
    <message>
        <source>⚠ %1 does not tell how it was trained.</source>
        <translation>⚠ %1 sagt nicht, wie es trainiert wurde.</translation>
    </message>
    <message>
        <source>Dotted, earlier: %1 (best: epoch %2, %3 %)</source>
        <translation>Gepunktet, früher: %1 (beste: Epoche %2, %3 %)</translation>
    </message>
    <message>
        <source>Dotted, earlier: %1</source>
        <translation>Gepunktet, früher: %1</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>Models and unfinished runs (%1)</source>
        <translation>Modelle und unvollendete Läufe (%1)</translation>
    </message>
</context>
<context>
    <name>kindred::CurvePlot</name>
    <message>
        <source>%1: %2</source>
        <extracomment>The figures at one place of a plot, for example &quot;Epoch 3: Training 81.2 %, Held out 79.9 %&quot;.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <extracomment>A value with the interval in which it lies: &quot;Same class 93.20 % (93.03 to 93.38)&quot;.</extracomment>
        <translation>%1 (%2 bis %3)</translation>
    </message>
</context>
<context>
    <name>kindred::DataSetField</name>
    <message>
        <source>Data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>&lt;p&gt;Training pictures teach the network; test pictures are kept apart and only judge it.&lt;/p&gt;&lt;p&gt;Class folders may stand under &lt;i&gt;train&lt;/i&gt; and &lt;i&gt;test&lt;/i&gt;; without these, every fifth picture of a class, in shuffled order, is a test picture.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Trainingsbilder lehren das Netz; Testbilder bleiben getrennt und dienen nur der Beurteilung.&lt;/p&gt;&lt;p&gt;Klassenordner können unter &lt;i&gt;train&lt;/i&gt; und &lt;i&gt;test&lt;/i&gt; liegen; ohne diese ist jedes fünfte Bild einer Klasse, in gemischter Reihenfolge, ein Testbild.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>20 coarse classes in place of 100</source>
        <translation>20 grobe Klassen statt 100</translation>
    </message>
    <message>
        <source>The unpacked binary version of CIFAR-10 or CIFAR-100, or a folder that has a sub-folder of pictures for every class.</source>
        <translation>Die entpackte Binärfassung von CIFAR-10 oder CIFAR-100 oder ein Ordner mit einem Unterordner voller Bilder für jede Klasse.</translation>
    </message>
    <message>
        <source>Choose the folder of a data set.</source>
        <translation>Wählen Sie den Ordner eines Datensatzes.</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>Diesen Ordner gibt es nicht.</translation>
    </message>
</context>
<context>
    <name>kindred::DetailsPanel</name>
    <message>
        <source>Details of the chosen picture</source>
        <translation>Einzelheiten des gewählten Bildes</translation>
    </message>
    <message>
        <source>Distance %1 of %2</source>
        <translation>Abstand %1 von %2</translation>
    </message>
    <message>
        <source>The number of bits in which the two codes differ</source>
        <translation>Die Anzahl der Bits, in denen sich die beiden Codes unterscheiden</translation>
    </message>
    <message>
        <source>%1 % of pairs at this distance showed the same kind of thing</source>
        <translation>%1 % der Paare mit diesem Abstand zeigten Dinge der gleichen Art</translation>
    </message>
    <message>
        <source>Measured on %1 pairs of pictures that the model had not learnt from. With 95 % certainty the share lies between %2 % and %3 %.</source>
        <translation>Gemessen an %1 Paaren von Bildern, aus denen das Modell nicht gelernt hat. Mit 95 % Sicherheit liegt der Anteil zwischen %2 % und %3 %.</translation>
    </message>
</context>
<context>
    <name>kindred::DuplicatesController</name>
    <message>
        <source>Finding duplicates</source>
        <translation>Duplikate werden gesucht</translation>
    </message>
    <message>
        <source>%1 is the original.</source>
        <translation>%1 ist das Original.</translation>
    </message>
    <message>
        <source>%1 and %2 are not the same.</source>
        <translation>%1 und %2 sind nicht dasselbe.</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) are not the same as the original.</source>
        <translation>
            <numerusform>%n Bild ist nicht dasselbe wie das Original.</numerusform>
            <numerusform>%n Bilder sind nicht dasselbe wie das Original.</numerusform>
        </translation>
    </message>
    <message>
        <source>Moving to the trash</source>
        <translation>Kommt in den Papierkorb</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) moved to the trash.</source>
        <translation>
            <numerusform>%n Bild ist im Papierkorb.</numerusform>
            <numerusform>%n Bilder sind im Papierkorb.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 won.</source>
        <translation>%1 frei geworden.</translation>
    </message>
    <message>
        <source>Bringing back from the trash</source>
        <translation>Kommt aus dem Papierkorb zurück</translation>
    </message>
    <message>
        <source>Not brought back from the trash yet.</source>
        <translation>Noch nicht aus dem Papierkorb zurückgeholt.</translation>
    </message>
</context>
<context>
    <name>kindred::DuplicatesPage</name>
    <message>
        <source>&amp;Look at the pictures too</source>
        <translation>Auch die Bilder &amp;ansehen</translation>
    </message>
    <message>
        <source>&amp;Find duplicates</source>
        <translation>&amp;Duplikate suchen</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Duplikate</translation>
    </message>
    <message>
        <source>Compares every picture of the library with every other (F5); nothing is removed</source>
        <translation>Vergleicht jedes Bild der Bibliothek mit jedem anderen (F5); entfernt wird nichts</translation>
    </message>
    <message>
        <source>How many bits of a copy&apos;s code may differ</source>
        <translation>Wie viele Bits im Code einer Kopie abweichen dürfen</translation>
    </message>
    <message>
        <source>A code says what a picture shows, and many pictures show one thing: only pictures that also look the same are put together. Without this, only identical files are ticked.</source>
        <translation>Ein Code sagt, was ein Bild zeigt, und viele Bilder zeigen dasselbe Ding: Zusammen kommen nur Bilder, die auch gleich aussehen. Ohne dies sind nur gleiche Dateien angekreuzt.</translation>
    </message>
    <message>
        <source>Groups of pictures that show the same</source>
        <translation>Gruppen von Bildern, die dasselbe zeigen</translation>
    </message>
    <message>
        <source>Pictures of the chosen group</source>
        <translation>Bilder der gewählten Gruppe</translation>
    </message>
    <message>
        <source>Size of the pictures</source>
        <translation>Größe der Bilder</translation>
    </message>
    <message>
        <source>Size of the pictures (Ctrl+wheel, Ctrl++ and Ctrl+−)</source>
        <translation>Größe der Bilder (Strg+Mausrad, Strg++ und Strg+−)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>&amp;Move copies to the trash</source>
        <translation>Kopien in den &amp;Papierkorb</translation>
    </message>
    <message>
        <source>Keep this as the &amp;original</source>
        <translation>Dies als &amp;Original behalten</translation>
    </message>
    <message>
        <source>&amp;Not the same</source>
        <translation>&amp;Nicht dasselbe</translation>
    </message>
    <message>
        <source>Goes or &amp;stays</source>
        <translation>Geht oder &amp;bleibt</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>O&amp;pen</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>Im O&amp;rdner zeigen</translation>
    </message>
    <message>
        <source>Next &amp;group</source>
        <translation>Nächste &amp;Gruppe</translation>
    </message>
    <message>
        <source>P&amp;revious group</source>
        <translation>Vorige Gr&amp;uppe</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Looking for duplicates</source>
        <translation>Duplikate werden gesucht</translation>
    </message>
    <message>
        <source>Groups are shown once all are found.</source>
        <translation>Die Gruppen erscheinen, sobald alle gefunden sind.</translation>
    </message>
    <message>
        <source>Duplicates could not be looked for</source>
        <translation>Duplikate konnten nicht gesucht werden</translation>
    </message>
    <message>
        <source>No duplicates</source>
        <translation>Keine Duplikate</translation>
    </message>
    <message>
        <source>No two pictures of the library are that alike. Allow more bits to differ, or add folders on the Library page.</source>
        <translation>Keine zwei Bilder der Bibliothek sind sich so ähnlich. Lassen Sie mehr Bits abweichen, oder fügen Sie auf der Seite Bibliothek Ordner hinzu.</translation>
    </message>
    <message>
        <source>Find pictures that you have more than once</source>
        <translation>Finden Sie Bilder, die Sie mehrfach haben</translation>
    </message>
    <message>
        <source>Identical files, and copies that were resized or saved anew. You see what goes and what stays; copies only ever go to the trash.</source>
        <translation>Gleiche Dateien und Kopien in anderer Größe oder neu gespeichert. Sie sehen, was geht und was bleibt; Kopien kommen immer nur in den Papierkorb.</translation>
    </message>
    <message>
        <source>Alt and the arrow keys lead to other groups (up, down) and pictures (left, right)</source>
        <translation>Alt und die Pfeiltasten führen zu anderen Gruppen (auf, ab) und Bildern (links, rechts)</translation>
    </message>
</context>
<context>
    <name>kindred::EpochTable</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Held-out loss</source>
        <translation>Validierungsverlust</translation>
    </message>
    <message>
        <source>Held-out accuracy</source>
        <translation>Validierungsgenauigkeit</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>kindred::EstimateLine</name>
    <message>
        <source>Estimating the time…</source>
        <translation>Die Zeit wird geschätzt …</translation>
    </message>
    <message>
        <source>Estimate: %1, %2 an epoch, %3 of memory</source>
        <translation>Schätzung: %1, je Epoche %2, Speicher %3</translation>
    </message>
</context>
<context>
    <name>kindred::EvaluationPage</name>
    <message>
        <source>Only these classes</source>
        <translation>Nur diese Klassen</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Beurteilen</translation>
    </message>
    <message>
        <source>Evaluate a model</source>
        <translation>Ein Modell beurteilen</translation>
    </message>
    <message>
        <source>R of mAP@R</source>
        <translation>R von mAP@R</translation>
    </message>
    <message>
        <source>Choose a model, or train one first.</source>
        <translation>Wählen Sie ein Modell, oder trainieren Sie zuerst eines.</translation>
    </message>
    <message>
        <source>Judging</source>
        <translation>Wird beurteilt</translation>
    </message>
    <message>
        <source>All pictures of the data set get their codes; then every test picture looks for its kin among the training pictures.</source>
        <translation>Alle Bilder des Datensatzes bekommen ihre Codes; dann sucht jedes Testbild seine Verwandten unter den Trainingsbildern.</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>Beurteilung</translation>
    </message>
    <message>
        <source>The model could not be judged</source>
        <translation>Das Modell konnte nicht beurteilt werden</translation>
    </message>
    <message>
        <source>Nothing judged yet</source>
        <translation>Noch nichts beurteilt</translation>
    </message>
    <message>
        <source>Choose a model and a data set and press “Evaluate”. You will see how well pictures find their kin, and which classes are taken for each other.</source>
        <translation>Wählen Sie ein Modell und einen Datensatz und drücken Sie „Beurteilen“. Sie sehen dann, wie gut Bilder ihre Verwandten finden und welche Klassen verwechselt werden.</translation>
    </message>
    <message>
        <source>Repeat published figures…</source>
        <translation>Veröffentlichte Werte wiederholen …</translation>
    </message>
</context>
<context>
    <name>kindred::EvaluationPlots</name>
    <message>
        <source>Precision@K</source>
        <translation>Präzision@K</translation>
    </message>
    <message>
        <source>Precision and recall by radius</source>
        <translation>Präzision und Trefferquote nach Radius</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>Konfusionsmatrix</translation>
    </message>
    <message>
        <source>K nearest pictures</source>
        <translation>K nächste Bilder</translation>
    </message>
    <message>
        <source>Precision (%)</source>
        <translation>Präzision (%)</translation>
    </message>
    <message>
        <source>Hamming radius (bits)</source>
        <translation>Hamming-Radius (Bits)</translation>
    </message>
    <message>
        <source>Share (%)</source>
        <translation>Anteil (%)</translation>
    </message>
    <message>
        <source>Actual class</source>
        <translation>Tatsächliche Klasse</translation>
    </message>
    <message>
        <source>Predicted class</source>
        <translation>Vorhergesagte Klasse</translation>
    </message>
    <message>
        <source>Share of the actual class (%)</source>
        <translation>Anteil an der tatsächlichen Klasse (%)</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Same class</source>
        <translation>Gleiche Klasse</translation>
    </message>
    <message>
        <source>Ones</source>
        <translation>Einsen</translation>
    </message>
    <message>
        <source>Correlation</source>
        <translation>Korrelation</translation>
    </message>
    <message>
        <source>Recall (%)</source>
        <translation>Trefferquote (%)</translation>
    </message>
    <message>
        <source>Precision against recall</source>
        <translation>Präzision gegen Trefferquote</translation>
    </message>
    <message>
        <source>What a distance means</source>
        <translation>Was ein Abstand bedeutet</translation>
    </message>
    <message>
        <source>Balance and correlation of the bits</source>
        <translation>Ausgewogenheit und Korrelation der Bits</translation>
    </message>
    <message>
        <source>Hamming distance (bits)</source>
        <translation>Hamming-Abstand (Bits)</translation>
    </message>
    <message>
        <source>Same class (%)</source>
        <translation>Gleiche Klasse (%)</translation>
    </message>
    <message>
        <source>Bit</source>
        <translation>Bit</translation>
    </message>
</context>
<context>
    <name>kindred::ExportButton</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Save what is shown as a picture or as figures</source>
        <translation>Speichert das Gezeigte als Bild oder als Zahlen</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation>Bild (PNG) …</translation>
    </message>
    <message>
        <source>Drawing (SVG)…</source>
        <translation>Zeichnung (SVG) …</translation>
    </message>
    <message>
        <source>Figures (CSV)…</source>
        <translation>Zahlen (CSV) …</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern unter</translation>
    </message>
</context>
<context>
    <name>kindred::FirstStart</name>
    <message>
        <source>Choose a &amp;folder of pictures</source>
        <translation>&amp;Ordner mit Bildern wählen</translation>
    </message>
    <message>
        <source>or drop one here</source>
        <translation>oder hier einen ablegen</translation>
    </message>
    <message>
        <source>Your pictures stay where they are, and nothing leaves this computer.</source>
        <translation>Ihre Bilder bleiben, wo sie sind, und nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>Kindred finds pictures by what they show.</source>
        <translation>Kindred findet Bilder nach dem, was sie zeigen.</translation>
    </message>
</context>
<context>
    <name>kindred::GroupModel</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to win</source>
        <translation>%1 zu gewinnen</translation>
    </message>
</context>
<context>
    <name>kindred::HeadlineFigures</name>
    <message>
        <source>Only pictures of %1 were judged, which the model does not know.</source>
        <translation>Beurteilt wurden nur Bilder von %1; das Modell kennt sie nicht.</translation>
    </message>
    <message>
        <source>Only pictures of %1 were judged; of these the model knows %2, so they are not unseen.</source>
        <translation>Beurteilt wurden nur Bilder von %1; davon kennt das Modell %2, sie sind ihm also nicht neu.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>mAP@%1 of %2 on %3: %4 test pictures searched for among %5 training pictures, ranked by Hamming distance, equal distances in the data set&apos;s order; relevant is a picture of the same class; AP@R is the sum of the precision at each relevant rank up to R over the number of relevant ones found (0 where there are none), mAP its mean over the queries.</source>
        <translation>mAP@%1 von %2 auf %3: %4 Testbilder, gesucht unter %5 Trainingsbildern, geordnet nach Hamming-Abstand, gleiche Abstände in der Reihenfolge des Datensatzes; relevant ist ein Bild derselben Klasse; AP@R ist die Summe der Präzision an jedem relevanten Rang bis R, geteilt durch die Zahl der gefundenen relevanten (0, wo es keine gibt), mAP ihr Mittel über die Anfragen.</translation>
    </message>
    <message>
        <source>The model does not know these classes, so its accuracy cannot be measured; retrieval can.</source>
        <translation>Das Modell kennt diese Klassen nicht; daher lässt sich seine Genauigkeit nicht messen, wohl aber die Suche.</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) could not be read and were left out.</source>
        <translation>
            <numerusform>%n Bild konnte nicht gelesen werden und wurde ausgelassen.</numerusform>
            <numerusform>%n Bilder konnten nicht gelesen werden und wurden ausgelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>mAP@%1</source>
        <translation>mAP@%1</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Top-2 accuracy</source>
        <translation>Top-2-Genauigkeit</translation>
    </message>
    <message>
        <source>Top-3 accuracy</source>
        <translation>Top-3-Genauigkeit</translation>
    </message>
    <message>
        <source>Distinct codes</source>
        <translation>Verschiedene Codes</translation>
    </message>
    <message>
        <source>(%1 to %2)</source>
        <translation>(%1 bis %2)</translation>
    </message>
    <message>
        <source>mAP@%1 of any order</source>
        <translation>mAP@%1, beliebige Reihenfolge</translation>
    </message>
    <message>
        <source>By class alone</source>
        <translation>Aus der Klasse allein</translation>
    </message>
    <message>
        <source>By chance</source>
        <translation>Durch Zufall</translation>
    </message>
    <message>
        <source>Contamination</source>
        <translation>Verunreinigung</translation>
    </message>
    <message>
        <source>No test picture is among the training pictures.</source>
        <translation>Kein Testbild ist unter den Trainingsbildern.</translation>
    </message>
    <message numerus="yes">
        <source>%n test picture(s) are among the training pictures too, pixel for pixel; new pictures would do worse.</source>
        <translation>
            <numerusform>%n Testbild ist Pixel für Pixel auch unter den Trainingsbildern; neue Bilder würden schlechter abschneiden.</numerusform>
            <numerusform>%n Testbilder sind Pixel für Pixel auch unter den Trainingsbildern; neue Bilder würden schlechter abschneiden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kindred::Indexer</name>
    <message>
        <source>Indexing</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Switching to %1</source>
        <translation>Umstellung auf %1</translation>
    </message>
</context>
<context>
    <name>kindred::JobStrip</name>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Stopping; what is finished is kept</source>
        <translation>Wird beendet; Fertiges bleibt erhalten</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
</context>
<context>
    <name>kindred::LibraryController</name>
    <message>
        <source>Changing the library</source>
        <translation>Bibliothek wird geändert</translation>
    </message>
</context>
<context>
    <name>kindred::LibraryPage</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>&amp;Add folder…</source>
        <translation>Ordner &amp;hinzufügen …</translation>
    </message>
    <message>
        <source>&amp;Look for changes</source>
        <translation>Nach Änderungen &amp;suchen</translation>
    </message>
    <message>
        <source>&amp;Exclude a folder…</source>
        <translation>Ordner &amp;ausschließen …</translation>
    </message>
    <message>
        <source>&amp;Remove from library</source>
        <translation>Aus der Bibliothek &amp;entfernen</translation>
    </message>
    <message>
        <source>Takes the folder out of the library (Del); its files are not touched</source>
        <translation>Nimmt den Ordner aus der Bibliothek (Entf); seine Dateien bleiben unberührt</translation>
    </message>
    <message>
        <source>&amp;Forget missing files</source>
        <translation>Fehlende Dateien &amp;vergessen</translation>
    </message>
    <message>
        <source>Forgets the files of this folder that are not there any more</source>
        <translation>Vergisst die Dateien dieses Ordners, die nicht mehr da sind</translation>
    </message>
    <message>
        <source>Folders of the library</source>
        <translation>Ordner der Bibliothek</translation>
    </message>
    <message>
        <source>Which files are shown</source>
        <translation>Welche Dateien gezeigt werden</translation>
    </message>
    <message>
        <source>Not readable and missing</source>
        <translation>Nicht lesbar und fehlend</translation>
    </message>
    <message>
        <source>Not readable</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlend</translation>
    </message>
    <message>
        <source>Filter by name, reason or folder</source>
        <translation>Nach Name, Grund oder Ordner filtern</translation>
    </message>
    <message>
        <source>Files that cannot be found by a search</source>
        <translation>Dateien, die eine Suche nicht finden kann</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) cannot be found</source>
        <translation>
            <numerusform>%n Datei kann nicht gefunden werden</numerusform>
            <numerusform>%n Dateien können nicht gefunden werden</numerusform>
        </translation>
    </message>
    <message>
        <source>Every file can be found</source>
        <translation>Jede Datei kann gefunden werden</translation>
    </message>
    <message>
        <source>The library cannot be opened</source>
        <translation>Die Bibliothek lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>No folders yet</source>
        <translation>Noch keine Ordner</translation>
    </message>
    <message>
        <source>Add a folder of pictures, or drop one here. Its pictures stay where they are.</source>
        <translation>Fügen Sie einen Ordner mit Bildern hinzu, oder legen Sie einen hier ab. Seine Bilder bleiben, wo sie sind.</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new or changed</source>
        <translation>
            <numerusform>%n neu oder geändert</numerusform>
            <numerusform>%n neu oder geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged</source>
        <translation>
            <numerusform>%n unverändert</numerusform>
            <numerusform>%n unverändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moved</source>
        <translation>
            <numerusform>%n verschoben</numerusform>
            <numerusform>%n verschoben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) could not be read</source>
        <translation>
            <numerusform>%n Ordner konnte nicht gelesen werden</numerusform>
            <numerusform>%n Ordner konnten nicht gelesen werden</numerusform>
        </translation>
    </message>
    <message>
        <source>stopped: %1</source>
        <translation>beendet: %1</translation>
    </message>
    <message>
        <source>last time: %1</source>
        <translation>beim letzten Mal: %1</translation>
    </message>
    <message>
        <source>Choose a folder of pictures</source>
        <translation>Ordner mit Bildern wählen</translation>
    </message>
    <message>
        <source>Choose a folder that is to be left out</source>
        <translation>Ordner wählen, der ausgelassen werden soll</translation>
    </message>
    <message>
        <source>%1 is taken out of the library; its files are not touched.</source>
        <translation>%1 wird aus der Bibliothek genommen; die Dateien bleiben unberührt.</translation>
    </message>
    <message numerus="yes">
        <source>%n missing file(s) are forgotten.</source>
        <translation>
            <numerusform>%n fehlende Datei wird vergessen.</numerusform>
            <numerusform>%n fehlende Dateien werden vergessen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The damaged library is kept as %1.</source>
        <translation>Die beschädigte Bibliothek wird als %1 aufgehoben.</translation>
    </message>
    <message numerus="yes">
        <source>There are more folders than the system lets Kindred watch; it looks for changes every %n minute(s) instead.</source>
        <translation>
            <numerusform>Es sind mehr Ordner, als das System Kindred beobachten lässt; stattdessen wird im Abstand von %n Minute nach Änderungen gesehen.</numerusform>
            <numerusform>Es sind mehr Ordner, als das System Kindred beobachten lässt; stattdessen wird alle %n Minuten nach Änderungen gesehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>switched from %1, whose codes are kept</source>
        <translation>umgestellt von %1, dessen Codes erhalten bleiben</translation>
    </message>
</context>
<context>
    <name>kindred::LibraryRepairer</name>
    <message>
        <source>Putting the backup in place</source>
        <translation>Sicherung einsetzen</translation>
    </message>
    <message>
        <source>Beginning the library anew</source>
        <translation>Bibliothek neu beginnen</translation>
    </message>
    <message>
        <source>The library could not be repaired</source>
        <translation>Die Bibliothek konnte nicht repariert werden</translation>
    </message>
    <message>
        <source>Use the backup of %1</source>
        <translation>Sicherung vom %1 verwenden</translation>
    </message>
    <message>
        <source>Begin anew from the pictures</source>
        <translation>Aus den Bildern neu beginnen</translation>
    </message>
    <message>
        <source>Reads all pictures again. Folders, and what you said of pictures, are kept as far as they can be read; the damaged file is kept under another name.</source>
        <translation>Liest alle Bilder noch einmal ein. Ordner und alles, was Sie über Bilder gesagt haben, bleiben erhalten, soweit sie sich lesen lassen; die beschädigte Datei wird unter anderem Namen aufgehoben.</translation>
    </message>
</context>
<context>
    <name>kindred::MainWindow</name>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Beurteilung</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Kindred</source>
        <translation>Kindred</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Duplikate</translation>
    </message>
</context>
<context>
    <name>kindred::MatrixPlot</name>
    <message>
        <source>%1: %2 · %3: %4 · %5 (%6 % of the row)</source>
        <extracomment>A cell of a matrix: titles and names of its row and column, its count, its share of the row.</extracomment>
        <translation>%1: %2 · %3: %4 · %5 (%6 % der Zeile)</translation>
    </message>
</context>
<context>
    <name>kindred::MemberModel</name>
    <message>
        <source>Original, stays</source>
        <translation>Original, bleibt</translation>
    </message>
    <message>
        <source>Only a link, stays</source>
        <translation>Nur eine Verknüpfung, bleibt</translation>
    </message>
    <message>
        <source>The same file, stays</source>
        <translation>Dieselbe Datei, bleibt</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>Bleibt</translation>
    </message>
    <message>
        <source>Goes to the trash</source>
        <translation>Kommt in den Papierkorb</translation>
    </message>
    <message>
        <source>distance %1 of %2</source>
        <translation>Abstand %1 von %2</translation>
    </message>
    <message>
        <source>identical</source>
        <translation>gleich</translation>
    </message>
</context>
<context>
    <name>kindred::ModelChoice</name>
    <message>
        <source>Choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>Choose the file of another model</source>
        <translation>Datei eines anderen Modells wählen</translation>
    </message>
    <message>
        <source>Models (%1)</source>
        <translation>Modelle (%1)</translation>
    </message>
</context>
<context>
    <name>kindred::ModelSection</name>
    <message>
        <source>made for photographs</source>
        <translation>für Fotos gemacht</translation>
    </message>
    <message numerus="yes">
        <source>knows %n kind(s) of things</source>
        <translation>
            <numerusform>kennt %n Art von Dingen</numerusform>
            <numerusform>kennt %n Arten von Dingen</numerusform>
        </translation>
    </message>
    <message>
        <source>for measuring and teaching, %1</source>
        <translation>zum Messen und Lehren, %1</translation>
    </message>
    <message>
        <source>trained on %1</source>
        <translation>trainiert auf %1</translation>
    </message>
    <message numerus="yes">
        <source>%n bit(s)</source>
        <translation>
            <numerusform>%n Bit</numerusform>
            <numerusform>%n Bits</numerusform>
        </translation>
    </message>
    <message>
        <source>Switch &amp;without them</source>
        <translation>&amp;Ohne sie umstellen</translation>
    </message>
    <message>
        <source>S&amp;witch model…</source>
        <translation>&amp;Modell wechseln…</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>Modell: %1</translation>
    </message>
    <message>
        <source>%1 of %2 pictures have a code</source>
        <translation>%1 von %2 Bildern haben einen Code</translation>
    </message>
    <message>
        <source>&amp;Choose a file…</source>
        <translation>&amp;Datei wählen…</translation>
    </message>
    <message>
        <source>&amp;Switch to %1</source>
        <translation>Auf %1 &amp;umstellen</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>Models (*.safetensors)</source>
        <translation>Modelle (*.safetensors)</translation>
    </message>
    <message>
        <source>This library was made with an earlier version of %1.</source>
        <translation>Diese Bibliothek wurde mit einer früheren Fassung von %1 angelegt.</translation>
    </message>
    <message numerus="yes">
        <source>This library was made with %1, which knows %n kind(s) of things; %2 is made for photographs.</source>
        <translation>
            <numerusform>Diese Bibliothek wurde mit %1 angelegt, das %n Art von Dingen kennt; %2 ist für Fotos gemacht.</numerusform>
            <numerusform>Diese Bibliothek wurde mit %1 angelegt, das %n Arten von Dingen kennt; %2 ist für Fotos gemacht.</numerusform>
        </translation>
    </message>
    <message>
        <source>This library was made with %1; the settings ask for %2.</source>
        <translation>Diese Bibliothek wurde mit %1 angelegt; in den Einstellungen ist %2 gewählt.</translation>
    </message>
    <message>
        <source>This library was made with %1; it can be switched to %2.</source>
        <translation>Diese Bibliothek wurde mit %1 angelegt; sie kann auf %2 umgestellt werden.</translation>
    </message>
    <message>
        <source>Every picture is read once more; searches go on as before until that is done.</source>
        <translation>Jedes Bild wird noch einmal gelesen; bis das getan ist, wird weiter gesucht wie bisher.</translation>
    </message>
    <message>
        <source>%1 of %2 pictures have a code already; searches go on as before until all have one.</source>
        <translation>%1 von %2 Bildern haben schon einen Code; bis alle einen haben, wird weiter gesucht wie bisher.</translation>
    </message>
    <message>
        <source>Every picture has a code of it already.</source>
        <translation>Jedes Bild hat schon einen Code von ihm.</translation>
    </message>
    <message>
        <source>%1 is not connected; the switch waits for its pictures.</source>
        <translation>%1 ist nicht angeschlossen; die Umstellung wartet auf die Bilder darin.</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) have no code of %1 yet, since their folders are not connected or may not be read: %2. After a switch without them they cannot be found until their folders are back.</source>
        <translation>
            <numerusform>%n Bild hat noch keinen Code von %1, weil sein Ordner nicht angeschlossen ist oder nicht gelesen werden darf: %2. Wird ohne dieses Bild umgestellt, ist es nicht zu finden, bis sein Ordner wieder da ist.</numerusform>
            <numerusform>%n Bilder haben noch keinen Code von %1, weil ihre Ordner nicht angeschlossen sind oder nicht gelesen werden dürfen: %2. Wird ohne diese Bilder umgestellt, sind sie nicht zu finden, bis ihre Ordner wieder da sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>Searches use %1 until every picture has a code of %2. What is done is kept if you stop.</source>
        <translation>Gesucht wird mit %1, bis jedes Bild einen Code von %2 hat. Was getan ist, bleibt erhalten, wenn Sie beenden.</translation>
    </message>
</context>
<context>
    <name>kindred::MoreSettings</name>
    <message>
        <source>More settings</source>
        <translation>Weitere Einstellungen</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>Block order</source>
        <translation>Blockfolge</translation>
    </message>
    <message>
        <source>As the recipe</source>
        <translation>Wie Rezept</translation>
    </message>
    <message>
        <source>As the formula</source>
        <translation>Wie Formel</translation>
    </message>
    <message>
        <source>Scale of the head</source>
        <translation>Faktor des Kopfes</translation>
    </message>
    <message>
        <source>Margin of the head</source>
        <translation>Abstand des Kopfes</translation>
    </message>
    <message>
        <source>Quantisation</source>
        <translation>Quantisierung</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Triangular</source>
        <translation>Dreieck</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>Steps down</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Aufwärmen</translation>
    </message>
    <message>
        <source>Drops after epochs</source>
        <translation>Stufen nach Epochen</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Gewichtsabnahme</translation>
    </message>
    <message>
        <source>Averaging</source>
        <translation>Mittelung</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Klassenglättung</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Mirroring</source>
        <translation>Spiegelung</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>At random</source>
        <translation>Zufällig</translation>
    </message>
    <message>
        <source>Alternating</source>
        <translation>Abwechselnd</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Beide</translation>
    </message>
    <message>
        <source>Crop border</source>
        <translation>Ausschnittrand</translation>
    </message>
    <message>
        <source>No crop</source>
        <translation>Kein Ausschnitt</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>Schärfe</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>Cutout</source>
        <translation>Aussparung</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Held-out pictures</source>
        <translation>Validierungsbilder</translation>
    </message>
    <message>
        <source>Stop early after</source>
        <translation>Früh beenden nach</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Rechengenauigkeit</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Needs held-out pictures.</source>
        <translation>Braucht Validierungsbilder.</translation>
    </message>
    <message numerus="yes">
        <source>Stop when %n epoch(s) bring nothing better on the held-out pictures.</source>
        <translation>
            <numerusform>Beenden, wenn %n Epoche nichts Besseres auf den Validierungsbildern bringt.</numerusform>
            <numerusform>Beenden, wenn %n Epochen nichts Besseres auf den Validierungsbildern bringen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kindred::PathField</name>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Models (%1)</source>
        <translation>Modelle (%1)</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>Save the model as</source>
        <translation>Modell speichern als</translation>
    </message>
</context>
<context>
    <name>kindred::PlotPanel</name>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
</context>
<context>
    <name>kindred::PresetChoice</name>
    <message>
        <source>A minute&apos;s try</source>
        <translation>Kurzer Versuch</translation>
    </message>
    <message>
        <source>A good model</source>
        <translation>Gutes Modell</translation>
    </message>
    <message>
        <source>As published</source>
        <translation>Wie veröffentlicht</translation>
    </message>
    <message>
        <source>The smallest network for two epochs: to see how training goes.</source>
        <translation>Das kleinste Netz für zwei Epochen: um zu sehen, wie Training geht.</translation>
    </message>
    <message>
        <source>The best figures for a given time.</source>
        <translation>Die besten Ergebnisse in gegebener Zeit.</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>Choose the preset again to take the changes back.</source>
        <translation>Wählen Sie die Vorgabe noch einmal, um die Änderungen zurückzunehmen.</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>DRHN as its authors trained it; takes several times as long.</source>
        <translation>DRHN, wie seine Autoren es trainierten; dauert um ein Mehrfaches länger.</translation>
    </message>
</context>
<context>
    <name>kindred::QueryBar</name>
    <message>
        <source>By distance</source>
        <translation>Nach Abstand</translation>
    </message>
    <message>
        <source>By weighted distance</source>
        <translation>Nach gewichtetem Abstand</translation>
    </message>
    <message>
        <source>By what was seen</source>
        <translation>Nach dem Gesehenen</translation>
    </message>
    <message>
        <source>What results are ranked by</source>
        <translation>Wonach Ergebnisse geordnet werden</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Distance&lt;/b&gt;: the number of bits in which two codes differ.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Weighted distance&lt;/b&gt;: bits of which the network was sure in your picture count more than those that could as well have come out the other way.&lt;/p&gt;&lt;p&gt;&lt;b&gt;What was seen&lt;/b&gt;: pictures with near codes, put in order by all that the network saw in them before it made a code of it.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Abstand&lt;/b&gt;: die Anzahl der Bits, in denen sich zwei Codes unterscheiden.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Gewichteter Abstand&lt;/b&gt;: Bits, deren sich das Netz bei Ihrem Bild sicher war, zählen mehr als solche, die ebenso gut anders hätten ausfallen können.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Das Gesehene&lt;/b&gt;: Bilder mit nahen Codes, geordnet nach allem, was das Netz in ihnen gesehen hat, bevor es einen Code daraus machte.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Choose a &amp;picture…</source>
        <translation>&amp;Bild wählen …</translation>
    </message>
    <message>
        <source>The picture that is looked for</source>
        <translation>Das gesuchte Bild</translation>
    </message>
    <message>
        <source>Clear the search (Esc)</source>
        <translation>Suche leeren (Esc)</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Search by a picture of yours (Ctrl+O); you can also drop one here or paste it (Ctrl+V)</source>
        <translation>Sucht mit einem Ihrer Bilder (Strg+O); Sie können auch eines hier ablegen oder einfügen (Strg+V)</translation>
    </message>
    <message>
        <source>Size of the pictures</source>
        <translation>Größe der Bilder</translation>
    </message>
    <message>
        <source>Size of the pictures (Ctrl+wheel)</source>
        <translation>Größe der Bilder (Strg+Mausrad)</translation>
    </message>
    <message>
        <source>Top %1</source>
        <translation>Beste %1</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>How many results are wanted</source>
        <translation>Wie viele Ergebnisse gewünscht sind</translation>
    </message>
    <message>
        <source>Largest distance</source>
        <translation>Größter Abstand</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>&amp;Distance ≤</source>
        <translation>&amp;Abstand ≤</translation>
    </message>
    <message>
        <source>The number of bits in which the codes of query and result may differ</source>
        <translation>Die Anzahl der Bits, in denen sich die Codes von Anfrage und Ergebnis unterscheiden dürfen</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message numerus="yes">
        <source>code %1, %n bit(s)</source>
        <translation>
            <numerusform>Code %1, %n Bit</numerusform>
            <numerusform>Code %1, %n Bits</numerusform>
        </translation>
    </message>
    <message>
        <source>looks like “%1”</source>
        <translation>sieht aus wie „%1“</translation>
    </message>
    <message>
        <source>Drop a picture here, paste one with Ctrl+V, or choose one</source>
        <translation>Legen Sie hier ein Bild ab, fügen Sie eines mit Strg+V ein, oder wählen Sie eines</translation>
    </message>
</context>
<context>
    <name>kindred::RecipeEditors</name>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>A tenth</source>
        <translation>Ein Zehntel</translation>
    </message>
</context>
<context>
    <name>kindred::ReproductionForm</name>
    <message>
        <source>Folder for models and figures</source>
        <translation>Ordner für Modelle und Werte</translation>
    </message>
    <message>
        <source>Depths n</source>
        <translation>Tiefen n</translation>
    </message>
    <message>
        <source>Bits</source>
        <translation>Bits</translation>
    </message>
    <message>
        <source>As published</source>
        <translation>Wie veröffentlicht</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>What is finished there is not done again.</source>
        <translation>Was dort fertig ist, wird nicht noch einmal getan.</translation>
    </message>
    <message>
        <source>1 to 16, with commas between</source>
        <translation>1 bis 16, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Published: 12, 24, 32, 48, 128</source>
        <translation>Veröffentlicht: 12, 24, 32, 48, 128</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Choose a folder for the models and figures.</source>
        <translation>Wählen Sie einen Ordner für die Modelle und Werte.</translation>
    </message>
    <message>
        <source>Whole numbers from 1 to 16, with commas between.</source>
        <translation>Ganze Zahlen von 1 bis 16, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>Whole numbers from 1 to 256, with commas between.</source>
        <translation>Ganze Zahlen von 1 bis 256, durch Kommas getrennt.</translation>
    </message>
</context>
<context>
    <name>kindred::ReproductionTable</name>
    <message>
        <source>Differs by more than noise</source>
        <translation>Weicht um mehr als Rauschen ab</translation>
    </message>
    <message>
        <source>mAP</source>
        <translation>mAP</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 to %2 %</source>
        <translation>%1 bis %2 %</translation>
    </message>
    <message>
        <source>Thesis</source>
        <translation>Abschlussarbeit</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Aufsatz</translation>
    </message>
    <message>
        <source>Depth n</source>
        <translation>Tiefe n</translation>
    </message>
    <message>
        <source>Bits</source>
        <translation>Bits</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>Unser Wert</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Marked where both differ by more than noise</source>
        <translation>Markiert, wo beide um mehr als Rauschen voneinander abweichen</translation>
    </message>
</context>
<context>
    <name>kindred::ReproductionWindow</name>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Repeat published figures</source>
        <translation>Veröffentlichte Werte wiederholen</translation>
    </message>
    <message>
        <source>Nothing repeated yet</source>
        <translation>Noch nichts wiederholt</translation>
    </message>
    <message>
        <source>Choose a data set, a folder and a grid of depths and bits. Every model of the grid is trained and judged, which takes from minutes to days; you can stop at any time, and go on later with the same folder.</source>
        <translation>Wählen Sie einen Datensatz, einen Ordner und ein Raster aus Tiefen und Bits. Jedes Modell des Rasters wird trainiert und beurteilt; das dauert Minuten bis Tage. Sie können jederzeit anhalten und später mit demselben Ordner weitermachen.</translation>
    </message>
    <message>
        <source>Our figures beside the published ones</source>
        <translation>Unsere Werte neben den veröffentlichten</translation>
    </message>
    <message>
        <source>Repeating published figures</source>
        <translation>Veröffentlichte Werte werden wiederholt</translation>
    </message>
    <message>
        <source>DRHN-%1 with %2 bits: %3 of %4</source>
        <translation>DRHN-%1 mit %2 Bits: %3 von %4</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Nothing was finished yet; “Start” goes on from here.</source>
        <translation>Noch nichts wurde fertig; „Starten“ macht von hier weiter.</translation>
    </message>
    <message>
        <source>The figures could not be repeated</source>
        <translation>Die Werte ließen sich nicht wiederholen</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Es wird gelernt</translation>
    </message>
    <message>
        <source>A row appears here as soon as its model is trained and judged.</source>
        <translation>Hier erscheint eine Zeile, sobald ihr Modell trainiert und beurteilt ist.</translation>
    </message>
</context>
<context>
    <name>kindred::ResultModel</name>
    <message>
        <source>Picture %1</source>
        <translation>Bild %1</translation>
    </message>
    <message>
        <source>%1, distance %2 of %3</source>
        <translation>%1, Abstand %2 von %3</translation>
    </message>
</context>
<context>
    <name>kindred::RootModel</name>
    <message>
        <source>%1 (not connected; nothing is forgotten)</source>
        <translation>%1 (nicht angeschlossen; nichts wird vergessen)</translation>
    </message>
    <message numerus="yes">
        <source>%1 (without %n folder(s))</source>
        <translation>
            <numerusform>%1 (ohne %n Ordner)</numerusform>
            <numerusform>%1 (ohne %n Ordner)</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>Ausgelassen: %1</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Indexed</source>
        <translation>Aufgenommen</translation>
    </message>
    <message>
        <source>Not readable</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlend</translation>
    </message>
</context>
<context>
    <name>kindred::SearchPage</name>
    <message>
        <source>The library cannot be ranked like this yet</source>
        <translation>Die Bibliothek lässt sich so noch nicht ordnen</translation>
    </message>
    <message>
        <source>Index the folders again</source>
        <translation>Ordner noch einmal indizieren</translation>
    </message>
    <message>
        <source>Rank by distance</source>
        <translation>Nach Abstand ordnen</translation>
    </message>
    <message>
        <source>Pictures found</source>
        <translation>Gefundene Bilder</translation>
    </message>
    <message>
        <source>Find &amp;similar</source>
        <translation>Ä&amp;hnliche finden</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>Im &amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>&amp;Copy path</source>
        <translation>&amp;Pfad kopieren</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The folder could not be indexed</source>
        <translation>Der Ordner konnte nicht aufgenommen werden</translation>
    </message>
    <message>
        <source>That is no picture</source>
        <translation>Das ist kein Bild</translation>
    </message>
    <message>
        <source>Choose a picture to search by</source>
        <translation>Bild wählen, nach dem gesucht wird</translation>
    </message>
    <message>
        <source>Choose a folder of pictures</source>
        <translation>Ordner mit Bildern wählen</translation>
    </message>
    <message>
        <source>No picture was found there that could be read. Choose another folder.</source>
        <translation>Dort wurde kein lesbares Bild gefunden. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Your pictures are being read</source>
        <translation>Ihre Bilder werden gelesen</translation>
    </message>
    <message>
        <source>The first ones show up here in a moment.</source>
        <translation>Die ersten erscheinen gleich hier.</translation>
    </message>
    <message>
        <source>“%1” cannot be searched for</source>
        <translation>Nach „%1“ lässt sich nicht suchen</translation>
    </message>
    <message>
        <source>Choose another picture…</source>
        <translation>Anderes Bild wählen …</translation>
    </message>
    <message>
        <source>Show all pictures</source>
        <translation>Alle Bilder zeigen</translation>
    </message>
    <message>
        <source>Open Settings</source>
        <translation>Einstellungen öffnen</translation>
    </message>
    <message>
        <source>The library cannot be searched</source>
        <translation>Die Bibliothek lässt sich nicht durchsuchen</translation>
    </message>
    <message>
        <source>Index with this model</source>
        <translation>Mit diesem Modell aufnehmen</translation>
    </message>
    <message>
        <source>Use the library&apos;s own model</source>
        <translation>Das Modell der Bibliothek benutzen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>Anderen Ordner wählen …</translation>
    </message>
    <message>
        <source>Back to the pictures</source>
        <translation>Zurück zu den Bildern</translation>
    </message>
    <message>
        <source>Waits for the training: the network can do only one thing at a time.</source>
        <translation>Wartet auf das Training: Das Netz kann nur eines zur gleichen Zeit.</translation>
    </message>
    <message>
        <source>Reading the picture…</source>
        <translation>Bild wird gelesen …</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n gefunden</numerusform>
            <numerusform>%n gefunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kindred::SettingsPage</name>
    <message>
        <source>What a picture may cost</source>
        <translation>Was ein Bild kosten darf</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>MiB</source>
        <translation>MiB</translation>
    </message>
    <message>
        <source>megapixels</source>
        <translation>Megapixel</translation>
    </message>
    <message>
        <source>A picture that takes more is listed as one that could not be read. Holds from the next start on.</source>
        <translation>Ein Bild, das mehr braucht, wird als nicht lesbar aufgeführt. Gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>As the desktop has it</source>
        <translation>Wie der Desktop</translation>
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
        <source>&amp;Theme</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>Rechnen</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>GPU (CUDA)</source>
        <translation>GPU (CUDA)</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>&amp;Gerät</translation>
    </message>
    <message>
        <source>As many as there are cores (%1)</source>
        <translation>So viele, wie es Kerne gibt (%1)</translation>
    </message>
    <message>
        <source>T&amp;hreads</source>
        <translation>T&amp;hreads</translation>
    </message>
    <message>
        <source>Holds from the next start on.</source>
        <translation>Gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>&amp;Index and search with</source>
        <translation>&amp;Aufnehmen und suchen mit</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>&amp;Choose another…</source>
        <translation>Andere &amp;wählen …</translation>
    </message>
    <message>
        <source>Library file</source>
        <translation>Bibliotheksdatei</translation>
    </message>
    <message>
        <source>Choose a library, or a name for a new one</source>
        <translation>Bibliothek wählen oder Namen für eine neue angeben</translation>
    </message>
    <message>
        <source>Libraries (*.kindred)</source>
        <translation>Bibliotheken (*.kindred)</translation>
    </message>
    <message>
        <source>Thumbnails</source>
        <translation>Vorschaubilder</translation>
    </message>
    <message>
        <source> GB</source>
        <translation> GB</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>&amp;Leeren</translation>
    </message>
    <message>
        <source>Keep at most</source>
        <translation>Höchstens behalten</translation>
    </message>
    <message>
        <source>The library&apos;s own</source>
        <translation>Das der Bibliothek</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen …</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>Models (*.safetensors)</source>
        <translation>Modelle (*.safetensors)</translation>
    </message>
    <message>
        <source>Looking for devices…</source>
        <translation>Geräte werden gesucht …</translation>
    </message>
    <message>
        <source>Takes %1: %2</source>
        <translation>Nimmt %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n bit(s), %2 parameters, %3</source>
        <translation>
            <numerusform>%1: %n Bit, %2 Parameter, %3</numerusform>
            <numerusform>%1: %n Bits, %2 Parameter, %3</numerusform>
        </translation>
    </message>
    <message>
        <source>For a new library: %1</source>
        <translation>Für eine neue Bibliothek: %1</translation>
    </message>
    <message>
        <source>%1 are used. The limit holds from the next start on.</source>
        <translation>%1 sind belegt. Die Grenze gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Look for &amp;changes while Kindred is open</source>
        <translation>Nach Ä&amp;nderungen sehen, solange Kindred offen ist</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Which model a library has of its own is chosen on the Library page.</source>
        <translation>Welches Modell eine Bibliothek selbst hat, wird auf der Seite Bibliothek gewählt.</translation>
    </message>
</context>
<context>
    <name>kindred::StatusLine</name>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n picture(s)</source>
        <translation>
            <numerusform>%1: %n Bild</numerusform>
            <numerusform>%1: %n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>No library yet</source>
        <translation>Noch keine Bibliothek</translation>
    </message>
    <message>
        <source>⚠ %1 cannot be opened</source>
        <translation>⚠ %1 lässt sich nicht öffnen</translation>
    </message>
</context>
<context>
    <name>kindred::TrainingCurves</name>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Cross-entropy (nats)</source>
        <translation>Kreuzentropie (Nat)</translation>
    </message>
    <message>
        <source>Accuracy (%)</source>
        <translation>Genauigkeit (%)</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>%1, earlier run</source>
        <translation>%1, früherer Lauf</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Best: %1</source>
        <translation>Beste: %1</translation>
    </message>
</context>
<context>
    <name>kindred::TrainingFigures</name>
    <message>
        <source>Figures of every epoch</source>
        <translation>Zahlen jeder Epoche</translation>
    </message>
    <message>
        <source>Epoch %1 of %2 is over, learning rate %3</source>
        <translation>Epoche %1 von %2 ist vorbei, Lernrate %3</translation>
    </message>
    <message>
        <source>Best: epoch %1, %2 % on the held-out pictures, loss %3</source>
        <extracomment>The first line of two; %2 is an accuracy, %3 a loss.</extracomment>
        <translation>Beste: Epoche %1, %2 % auf den Validierungsbildern, Verlust %3</translation>
    </message>
</context>
<context>
    <name>kindred::TrainingForm</name>
    <message>
        <source>Save the model as</source>
        <translation>Modell speichern als</translation>
    </message>
    <message>
        <source>Depth n</source>
        <translation>Tiefe n</translation>
    </message>
    <message>
        <source>Bits</source>
        <translation>Bits</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>This file is there already and will be replaced.</source>
        <translation>Diese Datei gibt es schon; sie wird ersetzt.</translation>
    </message>
    <message>
        <source>Choose a file to save the model in.</source>
        <translation>Wählen Sie eine Datei für das Modell.</translation>
    </message>
    <message>
        <source>The name must end in .safetensors.</source>
        <translation>Der Name muss auf .safetensors enden.</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>Es gibt keinen Ordner %1.</translation>
    </message>
    <message>
        <source>You may not write into %1.</source>
        <translation>Sie dürfen nicht in %1 schreiben.</translation>
    </message>
</context>
<context>
    <name>kindred::TrainingOutcome</name>
    <message>
        <source>epoch %1 kept</source>
        <translation>Epoche %1 behalten</translation>
    </message>
    <message>
        <source>test accuracy %1 %</source>
        <translation>Testgenauigkeit %1 %</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>Dieses Modell benutzen</translation>
    </message>
    <message>
        <source>Evaluate it</source>
        <translation>Beurteilen</translation>
    </message>
    <message>
        <source>Search and index with it from now on</source>
        <translation>Ab jetzt damit suchen und aufnehmen</translation>
    </message>
    <message>
        <source>Stopped before the first epoch was over; there is no model to save.</source>
        <translation>Beendet, bevor die erste Epoche vorbei war; es gibt kein Modell zu speichern.</translation>
    </message>
    <message>
        <source>Stopped; the best so far is saved as %1</source>
        <translation>Beendet; das bisher beste ist gespeichert als %1</translation>
    </message>
    <message>
        <source>✓ Saved as %1</source>
        <translation>✓ Gespeichert als %1</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) could not be read and were left out.</source>
        <translation>
            <numerusform>%n Bild konnte nicht gelesen werden und wurde ausgelassen.</numerusform>
            <numerusform>%n Bilder konnten nicht gelesen werden und wurden ausgelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>✓ In use</source>
        <translation>✓ In Gebrauch</translation>
    </message>
    <message>
        <source>ended early after epoch %1: nothing better came</source>
        <translation>früh beendet nach Epoche %1: nichts Besseres kam</translation>
    </message>
    <message>
        <source>“Go on” continues where it was stopped, now or another day.</source>
        <translation>„Fortsetzen“ macht dort weiter, wo beendet wurde, jetzt oder an einem anderen Tag.</translation>
    </message>
</context>
<context>
    <name>kindred::TrainingPage</name>
    <message>
        <source>Start training</source>
        <translation>Training starten</translation>
    </message>
    <message>
        <source>Nothing trained yet</source>
        <translation>Noch nichts trainiert</translation>
    </message>
    <message>
        <source>Choose a data set and press “Start training”. Loss and accuracy appear here after every epoch; you can stop at any time and keep the best model so far.</source>
        <translation>Wählen Sie einen Datensatz und drücken Sie „Training starten“. Verlust und Genauigkeit erscheinen hier nach jeder Epoche; Sie können jederzeit beenden und das bisher beste Modell behalten.</translation>
    </message>
    <message>
        <source>Train a model</source>
        <translation>Ein Modell trainieren</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Training could not go on</source>
        <translation>Das Training konnte nicht weitergehen</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Es wird gelernt</translation>
    </message>
    <message>
        <source>The first figures come after the first pass over the training pictures.</source>
        <translation>Die ersten Zahlen kommen nach dem ersten Durchgang durch die Trainingsbilder.</translation>
    </message>
</context>
<context>
    <name>kindred::TroubleModel</name>
    <message>
        <source>The file is not there any more.</source>
        <translation>Die Datei ist nicht mehr da.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Why it is not found</source>
        <translation>Warum sie nicht gefunden wird</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
</context>
<context>
    <name>kindred::UndoStrip</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
</context>
<context>
    <name>kindred::UnfinishedStrip</name>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Start anew</source>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>Takes data set and settings from the unfinished run and continues where it ended</source>
        <translation>Übernimmt Datensatz und Einstellungen des unvollendeten Laufs und macht weiter, wo er endete</translation>
    </message>
    <message>
        <source>Moves the unfinished run to the trash and starts with the settings as they are here</source>
        <translation>Legt den unvollendeten Lauf in den Papierkorb und beginnt mit den Einstellungen, wie sie hier stehen</translation>
    </message>
    <message>
        <source>An unfinished run for %1: %2 of %3 epochs are over.</source>
        <translation>Ein unvollendeter Lauf für %1: %2 von %3 Epochen sind vorbei.</translation>
    </message>
    <message>
        <source>What was learnt until then is kept.</source>
        <translation>Was bis dahin gelernt wurde, ist erhalten.</translation>
    </message>
    <message>
        <source>An unfinished run that cannot be gone on with</source>
        <translation>Ein unvollendeter Lauf, der sich nicht fortsetzen lässt</translation>
    </message>
    <message>
        <source>⚠ %1 could not be moved to the trash. Remove it yourself, or save the model under another name.</source>
        <translation>⚠ %1 konnte nicht in den Papierkorb gelegt werden. Entfernen Sie die Datei selbst oder speichern Sie das Modell unter anderem Namen.</translation>
    </message>
</context>
</TS>
