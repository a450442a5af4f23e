<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Preflight</name>
    <message numerus="yes">
        <source>Black for %n frame(s) at the beginning</source>
        <translation>
            <numerusform>Black for %n frame at the beginning</numerusform>
            <numerusform>Black for %n frames at the beginning</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Black for %n frame(s) at the end</source>
        <translation>
            <numerusform>Black for %n frame at the end</numerusform>
            <numerusform>Black for %n frames at the end</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No picture for %n frame(s)</source>
        <translation>
            <numerusform>No picture for %n frame</numerusform>
            <numerusform>No picture for %n frames</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) of %1 are seen twice</source>
        <translation>
            <numerusform>%n frame of %1 is seen twice</numerusform>
            <numerusform>%n frames of %1 are seen twice</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rhyme::ui::BinDelegate</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rhyme::ui::BinModel</name>
    <message numerus="yes">
        <source>%1: %n file(s)</source>
        <translation>
            <numerusform>%1: %n file</numerusform>
            <numerusform>%1: %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Folder %1, %n file(s)</source>
        <translation>
            <numerusform>Folder %1, %n file</numerusform>
            <numerusform>Folder %1, %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rhyme::ui::FirstCut</name>
    <message numerus="yes">
        <source>%n shot(s), every cut on the song</source>
        <translation>
            <numerusform>%n shot, every cut on the song</numerusform>
            <numerusform>%n shots, every cut on the song</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rhyme::ui::InspectorPanel</name>
    <message numerus="yes">
        <source>%1, %n frames</source>
        <translation>
            <numerusform>%1, %n frame</numerusform>
            <numerusform>%1, %n frames</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frames before, </source>
        <translation>
            <numerusform>%n frame before, </numerusform>
            <numerusform>%n frames before, </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frames after it are left in the source</source>
        <translation>
            <numerusform>%n frame after it is left in the source</numerusform>
            <numerusform>%n frames after it are left in the source</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rhyme::ui::MainWindow</name>
    <message numerus="yes">
        <source>%n thing(s) in %1 are not as they were.</source>
        <translation>
            <numerusform>%n thing in %1 is not as it was.</numerusform>
            <numerusform>%n things in %1 are not as they were.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) to go</source>
        <translation>
            <numerusform>%n file to go</numerusform>
            <numerusform>%n files to go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n export(s) to go</source>
        <translation>
            <numerusform>%n export to go</numerusform>
            <numerusform>%n exports to go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) behind the window</source>
        <translation>
            <numerusform>%n job behind the window</numerusform>
            <numerusform>%n jobs behind the window</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tap(s)</source>
        <translation>
            <numerusform>%n tap</numerusform>
            <numerusform>%n taps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) written to %1</source>
        <translation>
            <numerusform>%n step written to %1</numerusform>
            <numerusform>%n steps written to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marker(s) exported to %1</source>
        <translation>
            <numerusform>%n marker exported to %1</numerusform>
            <numerusform>%n markers exported to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shot(s) may change</source>
        <translation>
            <numerusform>%n shot may change</numerusform>
            <numerusform>%n shots may change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shot(s) kept</source>
        <translation>
            <numerusform>%n shot kept</numerusform>
            <numerusform>%n shots kept</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rhyme::ui::MarkersPanel</name>
    <message numerus="yes">
        <source>Remove %n marker(s)</source>
        <translation>
            <numerusform>Remove %n marker</numerusform>
            <numerusform>Remove %n markers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rhyme::ui::MatchPanel</name>
    <message numerus="yes">
        <source>among %n selected clips</source>
        <translation>
            <numerusform>among %n selected clip</numerusform>
            <numerusform>among %n selected clips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n matches were found, but the filters leave them out</source>
        <translation>
            <numerusform>%n match was found, but the filters leave it out</numerusform>
            <numerusform>%n matches were found, but the filters leave them out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rhyme::ui::PreflightPanel</name>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rhyme::ui::ProgramViewer</name>
    <message numerus="yes">
        <source>%n dropped</source>
        <translation>
            <numerusform>%n dropped</numerusform>
            <numerusform>%n dropped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rhyme::ui::SongHearing</name>
    <message numerus="yes">
        <source>%n beat(s) found</source>
        <translation>
            <numerusform>%n beat found</numerusform>
            <numerusform>%n beats found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rhyme::ui::StarField</name>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n star</numerusform>
            <numerusform>%n stars</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rhyme::ui::TakeSyncing</name>
    <message numerus="yes">
        <source>Listening to %n take(s)…</source>
        <translation>
            <numerusform>Listening to %n take…</numerusform>
            <numerusform>Listening to %n takes…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n take(s) in sync; the number keys change between them while playing</source>
        <translation>
            <numerusform>%n take in sync; the number keys change between them while playing</numerusform>
            <numerusform>%n takes in sync; the number keys change between them while playing</numerusform>
        </translation>
    </message>
</context>
</TS>
