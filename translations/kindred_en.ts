<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DuplicatesText</name>
    <message numerus="yes">
        <source>%n picture(s) stayed where they are:</source>
        <translation>
            <numerusform>%n picture stayed where it is:</numerusform>
            <numerusform>%n pictures stayed where they are:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bit(s) may differ: little changed</source>
        <translation>
            <numerusform>%n bit may differ: little changed</numerusform>
            <numerusform>%n bits may differ: little changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bit(s) may differ: resized or saved anew</source>
        <translation>
            <numerusform>%n bit may differ: resized or saved anew</numerusform>
            <numerusform>%n bits may differ: resized or saved anew</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bit(s) may differ: also what only looks alike</source>
        <translation>
            <numerusform>%n bit may differ: also what only looks alike</numerusform>
            <numerusform>%n bits may differ: also what only looks alike</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n other(s) stay.</source>
        <translation>
            <numerusform>%1 and %n other stay.</numerusform>
            <numerusform>%1 and %n others stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to the trash</source>
        <translation>
            <numerusform>%n to the trash</numerusform>
            <numerusform>%n to the trash</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) go to the trash, %1 stays; %2 are won.</source>
        <translation>
            <numerusform>%n picture goes to the trash, %1 stays; %2 are won.</numerusform>
            <numerusform>%n pictures go to the trash, %1 stays; %2 are won.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n group</numerusform>
            <numerusform>%n groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) compared in %1</source>
        <translation>
            <numerusform>%n picture compared in %1</numerusform>
            <numerusform>%n pictures compared in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kindred::DuplicatesController</name>
    <message numerus="yes">
        <source>%n picture(s) are not the same as the original.</source>
        <translation>
            <numerusform>%n picture is not the same as the original.</numerusform>
            <numerusform>%n pictures are not the same as the original.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) moved to the trash.</source>
        <translation>
            <numerusform>%n picture moved to the trash.</numerusform>
            <numerusform>%n pictures moved to the trash.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kindred::GroupModel</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kindred::HeadlineFigures</name>
    <message numerus="yes">
        <source>%n picture(s) could not be read and were left out.</source>
        <translation>
            <numerusform>%n picture could not be read and was left out.</numerusform>
            <numerusform>%n pictures could not be read and were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n test picture(s) are among the training pictures too, pixel for pixel; new pictures would do worse.</source>
        <translation>
            <numerusform>%n test picture is among the training pictures too, pixel for pixel; new pictures would do worse.</numerusform>
            <numerusform>%n test pictures are among the training pictures too, pixel for pixel; new pictures would do worse.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kindred::LibraryPage</name>
    <message numerus="yes">
        <source>%n file(s) cannot be found</source>
        <translation>
            <numerusform>%n file cannot be found</numerusform>
            <numerusform>%n files cannot be found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new or changed</source>
        <translation>
            <numerusform>%n new or changed</numerusform>
            <numerusform>%n new or changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged</source>
        <translation>
            <numerusform>%n unchanged</numerusform>
            <numerusform>%n unchanged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moved</source>
        <translation>
            <numerusform>%n moved</numerusform>
            <numerusform>%n moved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) could not be read</source>
        <translation>
            <numerusform>%n folder could not be read</numerusform>
            <numerusform>%n folders could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing file(s) are forgotten.</source>
        <translation>
            <numerusform>%n missing file is forgotten.</numerusform>
            <numerusform>%n missing files are forgotten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are more folders than the system lets Kindred watch; it looks for changes every %n minute(s) instead.</source>
        <translation>
            <numerusform>There are more folders than the system lets Kindred watch; it looks for changes every %n minute instead.</numerusform>
            <numerusform>There are more folders than the system lets Kindred watch; it looks for changes every %n minutes instead.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kindred::ModelSection</name>
    <message numerus="yes">
        <source>knows %n kind(s) of things</source>
        <translation>
            <numerusform>knows %n kind of things</numerusform>
            <numerusform>knows %n kinds of things</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bit(s)</source>
        <translation>
            <numerusform>%n bit</numerusform>
            <numerusform>%n bits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This library was made with %1, which knows %n kind(s) of things; %2 is made for photographs.</source>
        <translation>
            <numerusform>This library was made with %1, which knows %n kind of things; %2 is made for photographs.</numerusform>
            <numerusform>This library was made with %1, which knows %n kinds of things; %2 is made for photographs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) have no code of %1 yet, since their folders are not connected or may not be read: %2. After a switch without them they cannot be found until their folders are back.</source>
        <translation>
            <numerusform>%n picture has no code of %1 yet, since its folder is not connected or may not be read: %2. After a switch without it it cannot be found until its folder is back.</numerusform>
            <numerusform>%n pictures have no code of %1 yet, since their folders are not connected or may not be read: %2. After a switch without them they cannot be found until their folders are back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kindred::MoreSettings</name>
    <message numerus="yes">
        <source>Stop when %n epoch(s) bring nothing better on the held-out pictures.</source>
        <translation>
            <numerusform>Stop when %n epoch brings nothing better on the held-out pictures.</numerusform>
            <numerusform>Stop when %n epochs bring nothing better on the held-out pictures.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kindred::QueryBar</name>
    <message numerus="yes">
        <source>code %1, %n bit(s)</source>
        <translation>
            <numerusform>code %1, %n bit</numerusform>
            <numerusform>code %1, %n bits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kindred::RootModel</name>
    <message numerus="yes">
        <source>%1 (without %n folder(s))</source>
        <translation>
            <numerusform>%1 (without %n folder)</numerusform>
            <numerusform>%1 (without %n folders)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kindred::SearchPage</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kindred::SettingsPage</name>
    <message numerus="yes">
        <source>%1: %n bit(s), %2 parameters, %3</source>
        <translation>
            <numerusform>%1: %n bit, %2 parameters, %3</numerusform>
            <numerusform>%1: %n bits, %2 parameters, %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kindred::StatusLine</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n picture(s)</source>
        <translation>
            <numerusform>%1: %n picture</numerusform>
            <numerusform>%1: %n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kindred::TrainingOutcome</name>
    <message numerus="yes">
        <source>%n picture(s) could not be read and were left out.</source>
        <translation>
            <numerusform>%n picture could not be read and was left out.</numerusform>
            <numerusform>%n pictures could not be read and were left out.</numerusform>
        </translation>
    </message>
</context>
</TS>
