<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>Choices</name>
    <message>
        <source>normal</source>
        <translation>표준</translation>
    </message>
    <message>
        <source>darken</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>multiply</source>
        <translation>곱하기</translation>
    </message>
    <message>
        <source>color burn</source>
        <translation>색상 번</translation>
    </message>
    <message>
        <source>linear burn</source>
        <translation>선형 번</translation>
    </message>
    <message>
        <source>lighten</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>screen</source>
        <translation>스크린</translation>
    </message>
    <message>
        <source>color dodge</source>
        <translation>색상 닷지</translation>
    </message>
    <message>
        <source>add</source>
        <translation>더하기</translation>
    </message>
    <message>
        <source>overlay</source>
        <translation>오버레이</translation>
    </message>
    <message>
        <source>soft light</source>
        <translation>소프트 라이트</translation>
    </message>
    <message>
        <source>hard light</source>
        <translation>하드 라이트</translation>
    </message>
    <message>
        <source>vivid light</source>
        <translation>선명한 라이트</translation>
    </message>
    <message>
        <source>linear light</source>
        <translation>선형 라이트</translation>
    </message>
    <message>
        <source>pin light</source>
        <translation>핀 라이트</translation>
    </message>
    <message>
        <source>hard mix</source>
        <translation>하드 혼합</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>차이</translation>
    </message>
    <message>
        <source>exclusion</source>
        <translation>제외</translation>
    </message>
    <message>
        <source>subtract</source>
        <translation>빼기</translation>
    </message>
    <message>
        <source>divide</source>
        <translation>나누기</translation>
    </message>
    <message>
        <source>hue</source>
        <translation>색조</translation>
    </message>
    <message>
        <source>saturation</source>
        <translation>채도</translation>
    </message>
    <message>
        <source>color</source>
        <translation>색상</translation>
    </message>
    <message>
        <source>luminosity</source>
        <translation>광도</translation>
    </message>
    <message>
        <source>result</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>matte</source>
        <translation>매트</translation>
    </message>
    <message>
        <source>orange and teal</source>
        <translation>주황과 청록</translation>
    </message>
    <message>
        <source>red and cyan</source>
        <translation>빨강과 시안</translation>
    </message>
    <message>
        <source>yellow and blue</source>
        <translation>노랑과 파랑</translation>
    </message>
    <message>
        <source>magenta and green</source>
        <translation>마젠타와 초록</translation>
    </message>
    <message>
        <source>own hue</source>
        <translation>직접 고른 색조</translation>
    </message>
    <message>
        <source>skin</source>
        <translation>피부</translation>
    </message>
    <message>
        <source>rectangle</source>
        <translation>사각형</translation>
    </message>
    <message>
        <source>ellipse</source>
        <translation>타원</translation>
    </message>
    <message>
        <source>polygon</source>
        <translation>다각형</translation>
    </message>
    <message>
        <source>subject</source>
        <translation>피사체</translation>
    </message>
    <message>
        <source>cut out</source>
        <translation>오려 내기</translation>
    </message>
    <message>
        <source>limit effects above</source>
        <translation>위 효과 제한</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Clip</source>
        <translation>클립(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Mark</source>
        <translation>표시(&amp;M)</translation>
    </message>
    <message>
        <source>M&amp;atch</source>
        <translation>매치(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>재생(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>창(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;New Project</source>
        <translation>새 프로젝트(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>열기(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>저장(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation>다른 이름으로 저장(&amp;A)…</translation>
    </message>
    <message>
        <source>Open Earlier &amp;Version…</source>
        <translation>이전 버전 열기(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>가져오기(&amp;I)…</translation>
    </message>
    <message>
        <source>Find &amp;Missing Footage…</source>
        <translation>없는 소재 찾기(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Collect for Archiving…</source>
        <translation>보관용으로 모으기(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>내보내기(&amp;E)…</translation>
    </message>
    <message>
        <source>C&amp;heck the Film</source>
        <translation>영상 점검(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Pause Exports</source>
        <translation>내보내기 일시 정지(&amp;P)</translation>
    </message>
    <message>
        <source>Remo&amp;ve Finished Exports</source>
        <translation>끝난 내보내기 지우기(&amp;V)</translation>
    </message>
    <message>
        <source>Import E&amp;dit…</source>
        <translation>편집 데이터 가져오기(&amp;D)…</translation>
    </message>
    <message>
        <source>E&amp;xport Edit…</source>
        <translation>편집 데이터 내보내기(&amp;X)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>끝내기(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>실행 취소(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>다시 실행(&amp;R)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>잘라내기(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>복사(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste Over</source>
        <translation>덮어써 붙여넣기(&amp;P)</translation>
    </message>
    <message>
        <source>Paste &amp;Insert</source>
        <translation>삽입해 붙여넣기(&amp;I)</translation>
    </message>
    <message>
        <source>Paste Attri&amp;butes</source>
        <translation>속성 붙여넣기(&amp;B)</translation>
    </message>
    <message>
        <source>Paste &amp;Effects</source>
        <translation>효과 붙여넣기(&amp;E)</translation>
    </message>
    <message>
        <source>Re&amp;move Attributes</source>
        <translation>속성 제거(&amp;M)</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>복제(&amp;U)</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>모두 선택(&amp;A)</translation>
    </message>
    <message>
        <source>Select &amp;Nothing</source>
        <translation>선택 해제(&amp;N)</translation>
    </message>
    <message>
        <source>Select Clip at &amp;Playhead</source>
        <translation>재생헤드의 클립 선택(&amp;P)</translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation>환경설정(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Keyboard…</source>
        <translation>키보드(&amp;K)…</translation>
    </message>
    <message>
        <source>&amp;Select Tool</source>
        <translation>선택 도구(&amp;S)</translation>
    </message>
    <message>
        <source>Ripple &amp;Trim Tool</source>
        <translation>리플 트림 도구(&amp;T)</translation>
    </message>
    <message>
        <source>R&amp;oll Tool</source>
        <translation>롤 도구(&amp;O)</translation>
    </message>
    <message>
        <source>Ra&amp;zor Tool</source>
        <translation>자르기 도구(&amp;Z)</translation>
    </message>
    <message>
        <source>S&amp;lip Tool</source>
        <translation>슬립 도구(&amp;L)</translation>
    </message>
    <message>
        <source>Sli&amp;de Tool</source>
        <translation>슬라이드 도구(&amp;D)</translation>
    </message>
    <message>
        <source>Select &amp;Forward Tool</source>
        <translation>앞으로 선택 도구(&amp;F)</translation>
    </message>
    <message>
        <source>Rate Stretc&amp;h Tool</source>
        <translation>속도 늘이기 도구(&amp;H)</translation>
    </message>
    <message>
        <source>Sna&amp;pping</source>
        <translation>스냅(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Insert Source at Playhead</source>
        <translation>재생헤드에 소스 삽입(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Overwrite with Source at Playhead</source>
        <translation>재생헤드에 소스 덮어쓰기(&amp;O)</translation>
    </message>
    <message>
        <source>A&amp;ppend Source</source>
        <translation>소스를 끝에 추가(&amp;P)</translation>
    </message>
    <message>
        <source>Replace &amp;with Source</source>
        <translation>소스로 바꾸기(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Fit Source to In and Out</source>
        <translation>소스를 인과 아웃에 맞추기(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Split at Playhead</source>
        <translation>재생헤드에서 나누기(&amp;S)</translation>
    </message>
    <message>
        <source>Split &amp;All Tracks</source>
        <translation>모든 트랙 나누기(&amp;A)</translation>
    </message>
    <message>
        <source>Ripple Trim S&amp;tart to Playhead</source>
        <translation>시작을 재생헤드까지 리플 트림(&amp;T)</translation>
    </message>
    <message>
        <source>Ripple Trim &amp;End to Playhead</source>
        <translation>끝을 재생헤드까지 리플 트림(&amp;E)</translation>
    </message>
    <message>
        <source>Nudge One Frame &amp;Earlier</source>
        <translation>한 프레임 앞으로 옮기기(&amp;E)</translation>
    </message>
    <message>
        <source>Nudge One Frame &amp;Later</source>
        <translation>한 프레임 뒤로 옮기기(&amp;L)</translation>
    </message>
    <message>
        <source>Nudge Five Frames Earlier</source>
        <translation>다섯 프레임 앞으로 옮기기</translation>
    </message>
    <message>
        <source>Nudge Five Frames Later</source>
        <translation>다섯 프레임 뒤로 옮기기</translation>
    </message>
    <message>
        <source>Trim Start to Playhead</source>
        <translation>시작을 재생헤드까지 트림</translation>
    </message>
    <message>
        <source>Trim End to Playhead</source>
        <translation>끝을 재생헤드까지 트림</translation>
    </message>
    <message>
        <source>Trim Both Sides, Outgoing or Incoming</source>
        <translation>양쪽, 나가는 쪽, 들어오는 쪽 트림</translation>
    </message>
    <message>
        <source>&amp;Go to or Trim by…</source>
        <translation>이동 또는 트림(&amp;G)…</translation>
    </message>
    <message>
        <source>&amp;Lift</source>
        <translation>들어내기(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Ripple Delete</source>
        <translation>리플 삭제(&amp;R)</translation>
    </message>
    <message>
        <source>Lift In to Out</source>
        <translation>인에서 아웃까지 들어내기</translation>
    </message>
    <message>
        <source>Extract In to Out</source>
        <translation>인에서 아웃까지 추출</translation>
    </message>
    <message>
        <source>&amp;Disable or Enable</source>
        <translation>끄기/켜기(&amp;D)</translation>
    </message>
    <message>
        <source>Lin&amp;k or Unlink</source>
        <translation>연결/연결 해제(&amp;K)</translation>
    </message>
    <message>
        <source>Swap with Pre&amp;vious Clip</source>
        <translation>이전 클립과 바꾸기(&amp;V)</translation>
    </message>
    <message>
        <source>Swap with Ne&amp;xt Clip</source>
        <translation>다음 클립과 바꾸기(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Join Clips at Cut</source>
        <translation>컷의 클립 합치기(&amp;J)</translation>
    </message>
    <message>
        <source>Reverse</source>
        <translation>거꾸로</translation>
    </message>
    <message>
        <source>Freeze Frame at Playhead</source>
        <translation>재생헤드에서 정지 프레임</translation>
    </message>
    <message>
        <source>&amp;Dissolve at Cut</source>
        <translation>컷에 디졸브(&amp;D)</translation>
    </message>
    <message>
        <source>Remove Transition at Cut</source>
        <translation>컷의 전환 제거</translation>
    </message>
    <message>
        <source>Add &amp;Video Track</source>
        <translation>비디오 트랙 추가(&amp;V)</translation>
    </message>
    <message>
        <source>Add A&amp;udio Track</source>
        <translation>오디오 트랙 추가(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Nest</source>
        <translation>중첩(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Unnest</source>
        <translation>중첩 풀기(&amp;U)</translation>
    </message>
    <message>
        <source>New Sequence</source>
        <translation>새 시퀀스</translation>
    </message>
    <message>
        <source>Next Sequence</source>
        <translation>다음 시퀀스</translation>
    </message>
    <message>
        <source>Previous Sequence</source>
        <translation>이전 시퀀스</translation>
    </message>
    <message>
        <source>Versions of In to Out</source>
        <translation>인에서 아웃까지의 버전</translation>
    </message>
    <message>
        <source>New Version Here</source>
        <translation>여기에 새 버전</translation>
    </message>
    <message>
        <source>Next Version Here</source>
        <translation>여기의 다음 버전</translation>
    </message>
    <message>
        <source>Previous Version Here</source>
        <translation>여기의 이전 버전</translation>
    </message>
    <message>
        <source>Keep Only This Version</source>
        <translation>이 버전만 남기기</translation>
    </message>
    <message>
        <source>Lock or Unlock Time</source>
        <translation>시간 잠금/해제</translation>
    </message>
    <message>
        <source>Mark &amp;In</source>
        <translation>인 표시(&amp;I)</translation>
    </message>
    <message>
        <source>Mark &amp;Out</source>
        <translation>아웃 표시(&amp;O)</translation>
    </message>
    <message>
        <source>Mark &amp;Clip</source>
        <translation>클립 표시(&amp;C)</translation>
    </message>
    <message>
        <source>C&amp;lear In and Out</source>
        <translation>인과 아웃 지우기(&amp;L)</translation>
    </message>
    <message>
        <source>Add &amp;Marker</source>
        <translation>마커 추가(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Remove Marker at Playhead</source>
        <translation>재생헤드의 마커 제거(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Next Marker</source>
        <translation>다음 마커(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous Marker</source>
        <translation>이전 마커(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Align and Cut Here</source>
        <translation>맞추어 여기서 자르기(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Not This One</source>
        <translation>이건 아님(&amp;N)</translation>
    </message>
    <message>
        <source>Ne&amp;xt Match</source>
        <translation>다음 매치(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Previous Match</source>
        <translation>이전 매치(&amp;P)</translation>
    </message>
    <message>
        <source>Match the Whole &amp;Bin</source>
        <translation>빈 전체에서 찾기(&amp;B)</translation>
    </message>
    <message>
        <source>Compare: O&amp;ff</source>
        <translation>비교: 끄기(&amp;F)</translation>
    </message>
    <message>
        <source>Compare: &amp;Overlay</source>
        <translation>비교: 겹치기(&amp;O)</translation>
    </message>
    <message>
        <source>Compare: &amp;Wipe</source>
        <translation>비교: 와이프(&amp;W)</translation>
    </message>
    <message>
        <source>Compare: &amp;Difference</source>
        <translation>비교: 차이(&amp;D)</translation>
    </message>
    <message>
        <source>Compare: &amp;Side by Side</source>
        <translation>비교: 나란히(&amp;S)</translation>
    </message>
    <message>
        <source>Compare: Fl&amp;icker</source>
        <translation>비교: 깜박임(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Play or Pause</source>
        <translation>재생/일시 정지(&amp;P)</translation>
    </message>
    <message>
        <source>Shuttle &amp;Backward</source>
        <translation>뒤로 셔틀(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>정지(&amp;S)</translation>
    </message>
    <message>
        <source>Shuttle &amp;Forward</source>
        <translation>앞으로 셔틀(&amp;F)</translation>
    </message>
    <message>
        <source>Play &amp;Around the Cut</source>
        <translation>컷 주변 재생(&amp;A)</translation>
    </message>
    <message>
        <source>One Frame Bac&amp;k</source>
        <translation>한 프레임 뒤로(&amp;K)</translation>
    </message>
    <message>
        <source>One Frame &amp;On</source>
        <translation>한 프레임 앞으로(&amp;O)</translation>
    </message>
    <message>
        <source>Ten Frames Back</source>
        <translation>열 프레임 뒤로</translation>
    </message>
    <message>
        <source>Ten Frames On</source>
        <translation>열 프레임 앞으로</translation>
    </message>
    <message>
        <source>P&amp;revious Cut</source>
        <translation>이전 컷(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Next Cut</source>
        <translation>다음 컷(&amp;N)</translation>
    </message>
    <message>
        <source>To the S&amp;tart</source>
        <translation>처음으로(&amp;T)</translation>
    </message>
    <message>
        <source>To the &amp;End</source>
        <translation>끝으로(&amp;E)</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>확대(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>축소(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Whole Sequence</source>
        <translation>시퀀스 전체(&amp;W)</translation>
    </message>
    <message>
        <source>Zoom to &amp;Selection</source>
        <translation>선택에 맞춰 확대(&amp;S)</translation>
    </message>
    <message>
        <source>Zoom to &amp;In and Out</source>
        <translation>인과 아웃에 맞춰 확대(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom to &amp;Frames</source>
        <translation>프레임까지 확대(&amp;F)</translation>
    </message>
    <message>
        <source>Zoom &amp;Back</source>
        <translation>이전 확대로(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Full Screen</source>
        <translation>전체 화면(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit Workspace</source>
        <translation>편집 작업 공간(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Match Workspace</source>
        <translation>매치 작업 공간(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Song Workspace</source>
        <translation>노래 작업 공간(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Colour Workspace</source>
        <translation>색 작업 공간(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Deliver Workspace</source>
        <translation>내보내기 작업 공간(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Reset This Workspace</source>
        <translation>이 작업 공간 초기화(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Bin</source>
        <translation>빈(&amp;B)</translation>
    </message>
    <message>
        <source>S&amp;ource Viewer</source>
        <translation>소스 뷰어(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Program Viewer</source>
        <translation>프로그램 뷰어(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Timeline</source>
        <translation>타임라인(&amp;T)</translation>
    </message>
    <message>
        <source>M&amp;atches</source>
        <translation>매치(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>작업 내역(&amp;H)</translation>
    </message>
    <message>
        <source>E&amp;xport Queue</source>
        <translation>내보내기 대기열(&amp;X)</translation>
    </message>
    <message>
        <source>Pre&amp;flight</source>
        <translation>점검(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>작업(&amp;J)</translation>
    </message>
    <message>
        <source>He&amp;lp Panel</source>
        <translation>도움말 패널(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Help for This Panel</source>
        <translation>이 패널의 도움말(&amp;H)</translation>
    </message>
    <message>
        <source>Take the 90-Second &amp;Tour</source>
        <translation>90초 둘러보기(&amp;T)</translation>
    </message>
    <message>
        <source>Open the &amp;Demo</source>
        <translation>데모 열기(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Start Page</source>
        <translation>시작 화면(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Find a Command…</source>
        <translation>명령 찾기(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;About Rhyme</source>
        <translation>Rhyme 정보(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Take Back the Last No</source>
        <translation>마지막 거절 취소(&amp;T)</translation>
    </message>
    <message>
        <source>Match at the &amp;Cut, Clip or Gap</source>
        <translation>컷, 클립, 빈 곳에서 찾기(&amp;C)</translation>
    </message>
    <message>
        <source>Match the Source&apos;s &amp;Frame</source>
        <translation>소스의 프레임으로 찾기(&amp;F)</translation>
    </message>
    <message>
        <source>Match the Se&amp;lected Clips</source>
        <translation>선택한 클립끼리 찾기(&amp;L)</translation>
    </message>
    <message>
        <source>C&amp;hain: Go On from Each Accepted Shot</source>
        <translation>이어 가기: 받아들인 숏에서 계속(&amp;H)</translation>
    </message>
    <message>
        <source>Why This, or Wh&amp;y Not</source>
        <translation>왜 이것인지, 왜 아닌지(&amp;Y)</translation>
    </message>
    <message>
        <source>Compare the Playhead with the So&amp;urce</source>
        <translation>재생헤드와 소스 비교(&amp;U)</translation>
    </message>
    <message>
        <source>Align by &amp;Hand</source>
        <translation>손으로 맞추기(&amp;H)</translation>
    </message>
    <message>
        <source>Align as F&amp;ound</source>
        <translation>찾은 대로 맞추기(&amp;O)</translation>
    </message>
    <message>
        <source>Loop the Match with the &amp;Music</source>
        <translation>음악과 함께 매치 반복(&amp;M)</translation>
    </message>
    <message>
        <source>A One Frame Earlier</source>
        <translation>A 한 프레임 앞으로</translation>
    </message>
    <message>
        <source>A One Frame Later</source>
        <translation>A 한 프레임 뒤로</translation>
    </message>
    <message>
        <source>B One Frame Earlier</source>
        <translation>B 한 프레임 앞으로</translation>
    </message>
    <message>
        <source>B One Frame Later</source>
        <translation>B 한 프레임 뒤로</translation>
    </message>
    <message>
        <source>Match &amp;Viewer</source>
        <translation>매치 뷰어(&amp;V)</translation>
    </message>
    <message>
        <source>Map of &amp;Shots</source>
        <translation>숏 지도(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;copes</source>
        <translation>스코프(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Taller Tracks</source>
        <translation>트랙 높게(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Lower Tracks</source>
        <translation>트랙 낮게(&amp;L)</translation>
    </message>
    <message>
        <source>E&amp;ffects</source>
        <translation>효과(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation>인스펙터(&amp;I)</translation>
    </message>
    <message>
        <source>St&amp;udy</source>
        <translation>스터디(&amp;U)</translation>
    </message>
    <message>
        <source>S&amp;ong</source>
        <translation>노래(&amp;O)</translation>
    </message>
    <message>
        <source>Find &amp;Beats and Parts</source>
        <translation>비트와 구간 찾기(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Hear In to Out, or This Part, Again</source>
        <translation>시작~끝 또는 이 구간 다시 듣기(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Words from a File…</source>
        <translation>파일에서 가사 읽기(&amp;W)…</translation>
    </message>
    <message>
        <source>&amp;Tap Tempo</source>
        <translation>두드려서 템포 잡기(&amp;T)</translation>
    </message>
    <message>
        <source>Ha&amp;lf the Beats</source>
        <translation>비트를 절반으로(&amp;L)</translation>
    </message>
    <message>
        <source>Twi&amp;ce the Beats</source>
        <translation>비트를 두 배로(&amp;C)</translation>
    </message>
    <message>
        <source>Beats One Frame &amp;Earlier</source>
        <translation>비트를 한 프레임 앞으로(&amp;E)</translation>
    </message>
    <message>
        <source>Beats One Frame Late&amp;r</source>
        <translation>비트를 한 프레임 뒤로(&amp;R)</translation>
    </message>
    <message>
        <source>Bar &amp;1 Is Here</source>
        <translation>여기가 1마디(&amp;1)</translation>
    </message>
    <message>
        <source>&amp;Add Beat at Playhead</source>
        <translation>재생헤드에 비트 추가(&amp;A)</translation>
    </message>
    <message>
        <source>Re&amp;move Beat at Playhead</source>
        <translation>재생헤드의 비트 지우기(&amp;M)</translation>
    </message>
    <message>
        <source>New &amp;Part from Here</source>
        <translation>여기서 새 구간 시작(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Join Part to the One Before</source>
        <translation>앞 구간과 합치기(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Name This Part</source>
        <translation>이 구간에 이름 붙이기(&amp;N)</translation>
    </message>
    <message>
        <source>L&amp;oop This Bar</source>
        <translation>이 마디 반복 재생(&amp;O)</translation>
    </message>
    <message>
        <source>Loop This Part</source>
        <translation>이 구간 반복 재생</translation>
    </message>
    <message>
        <source>C&amp;ut on Every Beat</source>
        <translation>모든 비트에서 자르기(&amp;U)</translation>
    </message>
    <message>
        <source>Cut on Every Second Beat</source>
        <translation>두 비트마다 자르기</translation>
    </message>
    <message>
        <source>Cut on Every Bar</source>
        <translation>마디마다 자르기</translation>
    </message>
    <message>
        <source>Cut on Every Second Bar</source>
        <translation>두 마디마다 자르기</translation>
    </message>
    <message>
        <source>Cut on Every Fourth Bar</source>
        <translation>네 마디마다 자르기</translation>
    </message>
    <message>
        <source>C&amp;onsolidate…</source>
        <translation>필요한 부분만 모으기(&amp;O)…</translation>
    </message>
    <message>
        <source>Save the S&amp;teps as a Script…</source>
        <translation>작업 단계를 스크립트로 저장(&amp;T)…</translation>
    </message>
    <message>
        <source>Add T&amp;itle</source>
        <translation>자막 추가(&amp;I)</translation>
    </message>
    <message>
        <source>Lay the Words of the Song as Titles</source>
        <translation>노래 가사를 자막으로 놓기</translation>
    </message>
    <message>
        <source>Add &amp;Colour</source>
        <translation>색 클립 추가(&amp;C)</translation>
    </message>
    <message>
        <source>Add Adj&amp;ustment</source>
        <translation>조정 클립 추가(&amp;U)</translation>
    </message>
    <message>
        <source>S&amp;ync Takes to the Song</source>
        <translation>테이크를 노래에 맞추기(&amp;Y)</translation>
    </message>
    <message>
        <source>Show Next &amp;Take</source>
        <translation>다음 테이크 보기(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Keep Only the Chosen Take</source>
        <translation>고른 테이크만 남기기(&amp;K)</translation>
    </message>
    <message>
        <source>E&amp;xport Markers…</source>
        <translation>마커 내보내기(&amp;X)…</translation>
    </message>
    <message>
        <source>&amp;Picture Over the Whole Screen</source>
        <translation>화면을 꽉 채워 보기(&amp;P)</translation>
    </message>
    <message>
        <source>Mar&amp;kers</source>
        <translation>마커(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>새 폴더(&amp;N)</translation>
    </message>
    <message>
        <source>Re&amp;name Folder</source>
        <translation>폴더 이름 바꾸기(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Delete Folder, Keep What Is in It</source>
        <translation>폴더만 지우고 내용은 남기기(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Move to Folder…</source>
        <translation>폴더로 옮기기(&amp;M)…</translation>
    </message>
    <message>
        <source>To the Folder &amp;Above</source>
        <translation>위 폴더로(&amp;A)</translation>
    </message>
    <message>
        <source>N&amp;o Stars</source>
        <translation>별 없음(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;1 Star</source>
        <translation>별 1개(&amp;1)</translation>
    </message>
    <message>
        <source>&amp;2 Stars</source>
        <translation>별 2개(&amp;2)</translation>
    </message>
    <message>
        <source>&amp;3 Stars</source>
        <translation>별 3개(&amp;3)</translation>
    </message>
    <message>
        <source>&amp;4 Stars</source>
        <translation>별 4개(&amp;4)</translation>
    </message>
    <message>
        <source>&amp;5 Stars</source>
        <translation>별 5개(&amp;5)</translation>
    </message>
    <message>
        <source>&amp;Tags…</source>
        <translation>태그(&amp;T)…</translation>
    </message>
    <message>
        <source>Colour &amp;Label…</source>
        <translation>색 라벨(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;Search the Footage</source>
        <translation>소재 검색(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Filter by Stars, Labels, Tags…</source>
        <translation>별, 라벨, 태그로 거르기(&amp;F)…</translation>
    </message>
    <message>
        <source>As a L&amp;ist</source>
        <translation>목록으로 보기(&amp;I)</translation>
    </message>
    <message>
        <source>Make a &amp;First Cut…</source>
        <translation>초벌 편집 만들기(&amp;F)…</translation>
    </message>
    <message>
        <source>Keep or Let &amp;Go the Selected Shots</source>
        <translation>선택한 숏 유지하거나 놓아주기(&amp;G)</translation>
    </message>
    <message>
        <source>Other Shots for the &amp;Selected</source>
        <translation>선택한 곳에 다른 숏(&amp;S)</translation>
    </message>
    <message>
        <source>Other Shots for All Not &amp;Kept</source>
        <translation>유지하지 않은 모든 곳에 다른 숏(&amp;K)</translation>
    </message>
    <message>
        <source>First Cu&amp;t</source>
        <translation>초벌 편집(&amp;T)</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>shape</source>
        <translation>형태</translation>
    </message>
    <message>
        <source>line</source>
        <translation>선</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>색</translation>
    </message>
    <message>
        <source>light</source>
        <translation>빛</translation>
    </message>
    <message>
        <source>depth</source>
        <translation>깊이</translation>
    </message>
    <message>
        <source>motion</source>
        <translation>움직임</translation>
    </message>
    <message>
        <source>composition</source>
        <translation>구도</translation>
    </message>
    <message>
        <source>person</source>
        <translation>사람</translation>
    </message>
    <message>
        <source>contrast</source>
        <translation>대비</translation>
    </message>
    <message>
        <source>framing</source>
        <translation>프레이밍</translation>
    </message>
    <message>
        <source>then</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>branching</source>
        <translation>갈라진 모양</translation>
    </message>
    <message>
        <source>round</source>
        <translation>둥근 모양</translation>
    </message>
    <message>
        <source>compact</source>
        <translation>뭉친 모양</translation>
    </message>
    <message>
        <source>upright</source>
        <translation>세로</translation>
    </message>
    <message>
        <source>lying</source>
        <translation>누운 모양</translation>
    </message>
    <message>
        <source>slanting</source>
        <translation>기운 모양</translation>
    </message>
    <message>
        <source>left</source>
        <translation>왼쪽</translation>
    </message>
    <message>
        <source>right</source>
        <translation>오른쪽</translation>
    </message>
    <message>
        <source>high</source>
        <translation>위</translation>
    </message>
    <message>
        <source>low</source>
        <translation>아래</translation>
    </message>
    <message>
        <source>high left</source>
        <translation>왼쪽 위</translation>
    </message>
    <message>
        <source>high right</source>
        <translation>오른쪽 위</translation>
    </message>
    <message>
        <source>low left</source>
        <translation>왼쪽 아래</translation>
    </message>
    <message>
        <source>low right</source>
        <translation>오른쪽 아래</translation>
    </message>
    <message>
        <source>centred</source>
        <translation>가운데</translation>
    </message>
    <message>
        <source>upper left</source>
        <translation>왼쪽 위</translation>
    </message>
    <message>
        <source>upper right</source>
        <translation>오른쪽 위</translation>
    </message>
    <message>
        <source>lower left</source>
        <translation>왼쪽 아래</translation>
    </message>
    <message>
        <source>lower right</source>
        <translation>오른쪽 아래</translation>
    </message>
    <message>
        <source>upper middle</source>
        <translation>가운데 위</translation>
    </message>
    <message>
        <source>lower middle</source>
        <translation>가운데 아래</translation>
    </message>
    <message>
        <source>above</source>
        <translation>위</translation>
    </message>
    <message>
        <source>below</source>
        <translation>아래</translation>
    </message>
    <message>
        <source>above left</source>
        <translation>왼쪽 위</translation>
    </message>
    <message>
        <source>above right</source>
        <translation>오른쪽 위</translation>
    </message>
    <message>
        <source>below left</source>
        <translation>왼쪽 아래</translation>
    </message>
    <message>
        <source>below right</source>
        <translation>오른쪽 아래</translation>
    </message>
    <message>
        <source>in the middle</source>
        <translation>가운데</translation>
    </message>
    <message>
        <source>the left</source>
        <translation>왼쪽</translation>
    </message>
    <message>
        <source>the right</source>
        <translation>오른쪽</translation>
    </message>
    <message>
        <source>up</source>
        <translation>위</translation>
    </message>
    <message>
        <source>down</source>
        <translation>아래</translation>
    </message>
    <message>
        <source>up left</source>
        <translation>왼쪽 위</translation>
    </message>
    <message>
        <source>up right</source>
        <translation>오른쪽 위</translation>
    </message>
    <message>
        <source>down left</source>
        <translation>왼쪽 아래</translation>
    </message>
    <message>
        <source>down right</source>
        <translation>오른쪽 아래</translation>
    </message>
    <message>
        <source>same size</source>
        <translation>같은 크기</translation>
    </message>
    <message>
        <source>of one size</source>
        <translation>같은 크기</translation>
    </message>
    <message>
        <source>%L1 % larger</source>
        <translation>%L1% 큼</translation>
    </message>
    <message>
        <source>%L1 % smaller</source>
        <translation>%L1% 작음</translation>
    </message>
    <message>
        <source>%L1 % off</source>
        <translation>%L1% 어긋남</translation>
    </message>
    <message>
        <source>weight %1, %L2 % off, %3</source>
        <translation>무게중심 %1, %L2% 어긋남, %3</translation>
    </message>
    <message>
        <source>horizon</source>
        <translation>지평선</translation>
    </message>
    <message>
        <source>level line</source>
        <translation>가로선</translation>
    </message>
    <message>
        <source>diagonal</source>
        <translation>사선</translation>
    </message>
    <message>
        <source>one vanishing point</source>
        <translation>같은 소실점</translation>
    </message>
    <message>
        <source>%L1° apart</source>
        <translation>%L1° 차이</translation>
    </message>
    <message>
        <source>%1 in one place</source>
        <translation>%1, 같은 자리</translation>
    </message>
    <message>
        <source>%1 %L2 % lower</source>
        <translation>%1, %L2% 낮음</translation>
    </message>
    <message>
        <source>%1 %L2 % higher</source>
        <translation>%1, %L2% 높음</translation>
    </message>
    <message>
        <source>%1 %L2 % further right</source>
        <translation>%1, %L2% 더 오른쪽</translation>
    </message>
    <message>
        <source>%1 %L2 % further left</source>
        <translation>%1, %L2% 더 왼쪽</translation>
    </message>
    <message>
        <source>black</source>
        <translation>검정</translation>
    </message>
    <message>
        <source>white</source>
        <translation>흰색</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>회색</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>분홍</translation>
    </message>
    <message>
        <source>wine</source>
        <translation>와인색</translation>
    </message>
    <message>
        <source>red</source>
        <translation>빨강</translation>
    </message>
    <message>
        <source>dark red</source>
        <translation>짙은 빨강</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>주황</translation>
    </message>
    <message>
        <source>brown</source>
        <translation>갈색</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>노랑</translation>
    </message>
    <message>
        <source>olive</source>
        <translation>올리브색</translation>
    </message>
    <message>
        <source>green</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>dark green</source>
        <translation>짙은 초록</translation>
    </message>
    <message>
        <source>teal</source>
        <translation>청록</translation>
    </message>
    <message>
        <source>dark teal</source>
        <translation>짙은 청록</translation>
    </message>
    <message>
        <source>sky blue</source>
        <translation>하늘색</translation>
    </message>
    <message>
        <source>deep blue</source>
        <translation>짙은 파랑</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>파랑</translation>
    </message>
    <message>
        <source>navy</source>
        <translation>남색</translation>
    </message>
    <message>
        <source>violet</source>
        <translation>보라</translation>
    </message>
    <message>
        <source>dark violet</source>
        <translation>짙은 보라</translation>
    </message>
    <message>
        <source>magenta</source>
        <translation>마젠타</translation>
    </message>
    <message>
        <source>plum</source>
        <translation>자두색</translation>
    </message>
    <message>
        <source>opposed</source>
        <translation>반대색</translation>
    </message>
    <message>
        <source>low key</source>
        <translation>로 키</translation>
    </message>
    <message>
        <source>middle key</source>
        <translation>미들 키</translation>
    </message>
    <message>
        <source>high key</source>
        <translation>하이 키</translation>
    </message>
    <message>
        <source>light from %1</source>
        <translation>%1에서 오는 빛</translation>
    </message>
    <message>
        <source>a pool of light on the left</source>
        <translation>왼쪽에 고인 빛</translation>
    </message>
    <message>
        <source>a pool of light on the right</source>
        <translation>오른쪽에 고인 빛</translation>
    </message>
    <message>
        <source>a pool of light</source>
        <translation>고인 빛</translation>
    </message>
    <message>
        <source>a band of light</source>
        <translation>빛의 띠</translation>
    </message>
    <message>
        <source>darkness</source>
        <translation>어둠</translation>
    </message>
    <message>
        <source>even light</source>
        <translation>고른 빛</translation>
    </message>
    <message>
        <source>against the light</source>
        <translation>역광</translation>
    </message>
    <message>
        <source>near %1, parted by %2</source>
        <translation>가까운 쪽 %1, %2(으)로 나뉨</translation>
    </message>
    <message>
        <source>parted by %1</source>
        <translation>%1(으)로 나뉨</translation>
    </message>
    <message>
        <source>hardly parted</source>
        <translation>거의 나뉘지 않음</translation>
    </message>
    <message>
        <source>focus</source>
        <translation>초점</translation>
    </message>
    <message>
        <source>haze</source>
        <translation>안개</translation>
    </message>
    <message>
        <source>movement</source>
        <translation>움직임</translation>
    </message>
    <message>
        <source>perspective</source>
        <translation>원근</translation>
    </message>
    <message>
        <source>size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>%1 on both sides, %2</source>
        <translation>양쪽 모두 %1, %2</translation>
    </message>
    <message>
        <source>the picture moves %1</source>
        <translation>화면이 움직임: %1</translation>
    </message>
    <message>
        <source>the camera closes in</source>
        <translation>카메라가 다가감</translation>
    </message>
    <message>
        <source>the camera draws back</source>
        <translation>카메라가 물러남</translation>
    </message>
    <message>
        <source>the picture rolls clockwise</source>
        <translation>화면이 시계 방향으로 돎</translation>
    </message>
    <message>
        <source>the picture rolls anticlockwise</source>
        <translation>화면이 시계 반대 방향으로 돎</translation>
    </message>
    <message>
        <source>the subject moves %1, %2</source>
        <translation>피사체가 움직임: %1, %2</translation>
    </message>
    <message>
        <source>at one speed</source>
        <translation>같은 속도</translation>
    </message>
    <message>
        <source>%L1 % faster</source>
        <translation>%L1% 빠름</translation>
    </message>
    <message>
        <source>%L1 % slower</source>
        <translation>%L1% 느림</translation>
    </message>
    <message>
        <source>extreme close-up</source>
        <translation>익스트림 클로즈업</translation>
    </message>
    <message>
        <source>close-up</source>
        <translation>클로즈업</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>미디엄 숏</translation>
    </message>
    <message>
        <source>full</source>
        <translation>풀 숏</translation>
    </message>
    <message>
        <source>wide</source>
        <translation>와이드 숏</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>in profile to the left</source>
        <translation>왼쪽을 보는 옆얼굴</translation>
    </message>
    <message>
        <source>in profile to the right</source>
        <translation>오른쪽을 보는 옆얼굴</translation>
    </message>
    <message>
        <source>turned left</source>
        <translation>왼쪽으로 돌린 얼굴</translation>
    </message>
    <message>
        <source>turned right</source>
        <translation>오른쪽으로 돌린 얼굴</translation>
    </message>
    <message>
        <source>facing us</source>
        <translation>정면</translation>
    </message>
    <message>
        <source>light and dark change places</source>
        <translation>밝음과 어둠이 자리를 바꿈</translation>
    </message>
    <message>
        <source>dark against light</source>
        <translation>어둠 대 밝음</translation>
    </message>
    <message>
        <source>light against dark</source>
        <translation>밝음 대 어둠</translation>
    </message>
    <message>
        <source>also rhymes with what follows the gap</source>
        <translation>빈자리 다음 컷과도 맞음</translation>
    </message>
    <message>
        <source>%1 counts more for you (x %L2)</source>
        <translation>%1을(를) 더 중요하게 봄(×%L2)</translation>
    </message>
    <message>
        <source>%1 counts less for you (x %L2)</source>
        <translation>%1을(를) 덜 중요하게 봄(×%L2)</translation>
    </message>
    <message>
        <source>the outgoing side</source>
        <translation>나가는 쪽</translation>
    </message>
    <message>
        <source>the incoming side</source>
        <translation>들어오는 쪽</translation>
    </message>
    <message>
        <source>both are of one shot</source>
        <translation>둘 다 같은 숏</translation>
    </message>
    <message>
        <source>both show one take</source>
        <translation>둘 다 같은 테이크</translation>
    </message>
    <message>
        <source>the film cuts from the one to the other already</source>
        <translation>이미 영상에서 이어지는 컷</translation>
    </message>
    <message>
        <source>the shots show one scene: a jump, not a match</source>
        <translation>한 장면의 숏들: 매치가 아니라 점프 컷</translation>
    </message>
    <message>
        <source>to line up their %1 would cost %L2 % of the picture</source>
        <translation>%1을(를) 맞추려면 화면의 %L2%를 잃음</translation>
    </message>
    <message>
        <source>%L1 % of random pairs rhyme as much; what they have most in common is %2</source>
        <translation>무작위 쌍의 %L1%도 이만큼 맞음; 가장 비슷한 것은 %2</translation>
    </message>
    <message>
        <source>the two forms cover each other to %L1 %: a hard cut on the form is the strongest</source>
        <translation>두 형태가 %L1% 겹침: 형태에 맞춘 하드 컷이 가장 강함</translation>
    </message>
    <message>
        <source>both sides move one way, which carries the eye across</source>
        <translation>양쪽이 한 방향으로 움직여 시선을 이어 줌</translation>
    </message>
    <message>
        <source>the two forms cover each other to %L1 %: the one can open inside the other</source>
        <translation>두 형태가 %L1% 겹침: 하나가 다른 하나 안에서 열릴 수 있음</translation>
    </message>
    <message>
        <source>both subjects are whole and near enough to become each other</source>
        <translation>두 피사체가 온전하고 가까워 서로 변할 수 있음</translation>
    </message>
    <message>
        <source>a clear line lies in one place in both pictures</source>
        <translation>뚜렷한 선이 두 화면의 같은 자리에 있음</translation>
    </message>
    <message>
        <source>the palettes oppose each other and can meet in a split tone</source>
        <translation>두 팔레트가 반대색이라 스플릿 톤에서 만날 수 있음</translation>
    </message>
    <message>
        <source>the colours differ, but not too far to be led over</source>
        <translation>색이 다르지만 이어 줄 수 있을 만큼 가까움</translation>
    </message>
    <message>
        <source>the pictures can be laid on each other unseen</source>
        <translation>두 화면을 티 나지 않게 겹칠 수 있음</translation>
    </message>
    <message>
        <source>foreground and background of the outgoing picture stand apart</source>
        <translation>나가는 화면의 전경과 배경이 뚜렷이 나뉨</translation>
    </message>
    <message>
        <source>the light has a direction to pass along</source>
        <translation>빛이 지나갈 방향이 있음</translation>
    </message>
    <message>
        <source>it can always be drawn</source>
        <translation>언제나 쓸 수 있음</translation>
    </message>
    <message>
        <source>Nothing to see.</source>
        <translation>볼 것이 없음.</translation>
    </message>
    <message>
        <source>hardly any colour</source>
        <translation>색이 거의 없음</translation>
    </message>
    <message>
        <source>one hue</source>
        <translation>한 가지 색조</translation>
    </message>
    <message>
        <source>no one scheme</source>
        <translation>정해진 배색 없음</translation>
    </message>
    <message>
        <source>an analogous scheme</source>
        <translation>유사색 배색</translation>
    </message>
    <message>
        <source>a complementary scheme</source>
        <translation>보색 배색</translation>
    </message>
    <message>
        <source>a split complementary scheme</source>
        <translation>분할 보색 배색</translation>
    </message>
    <message>
        <source>a triad scheme</source>
        <translation>삼색 배색</translation>
    </message>
    <message>
        <source>No subject stands out from its ground.</source>
        <translation>배경에서 두드러지는 피사체가 없음.</translation>
    </message>
    <message>
        <source>The subject is hardly told from its ground (contrast %L1 %).</source>
        <translation>피사체가 배경과 거의 구별되지 않음(대비 %L1%).</translation>
    </message>
    <message>
        <source>The subject is %1 than its ground (contrast %L2 %).</source>
        <translation>피사체가 배경보다: %1(대비 %L2%).</translation>
    </message>
    <message>
        <source>lighter</source>
        <translation>더 밝음</translation>
    </message>
    <message>
        <source>darker</source>
        <translation>더 어두움</translation>
    </message>
    <message>
        <source>purer in colour</source>
        <translation>색이 더 순수함</translation>
    </message>
    <message>
        <source>greyer</source>
        <translation>더 흐린 색</translation>
    </message>
    <message>
        <source>another hue (%L1 degrees apart)</source>
        <translation>다른 색조(%L1도 차이)</translation>
    </message>
    <message>
        <source>No light to speak of.</source>
        <translation>말할 만한 빛이 없음.</translation>
    </message>
    <message>
        <source>%L1 stops from dark to bright</source>
        <translation>어둠에서 밝음까지 %L1스톱</translation>
    </message>
    <message>
        <source>the light parts are %1 on the left, %2 on the right</source>
        <translation>밝은 부분은 왼쪽이 %1, 오른쪽이 %2</translation>
    </message>
    <message>
        <source>the light is %1</source>
        <translation>빛은 %1</translation>
    </message>
    <message>
        <source>Flat: nothing tells near from far.</source>
        <translation>평평함: 가까움과 멂을 가르는 것이 없음.</translation>
    </message>
    <message>
        <source>Three planes</source>
        <translation>세 개의 면</translation>
    </message>
    <message>
        <source>Two planes</source>
        <translation>두 개의 면</translation>
    </message>
    <message>
        <source>One plane</source>
        <translation>하나의 면</translation>
    </message>
    <message>
        <source>near %L1 %</source>
        <translation>가까움 %L1%</translation>
    </message>
    <message>
        <source>far %L1 %</source>
        <translation>멂 %L1%</translation>
    </message>
    <message>
        <source>near %1</source>
        <translation>가까운 쪽 %1</translation>
    </message>
    <message>
        <source>no one thing carries the weight</source>
        <translation>무게를 지는 것이 따로 없음</translation>
    </message>
    <message>
        <source>the weight is %1</source>
        <translation>무게중심은 %1</translation>
    </message>
    <message>
        <source>on a third</source>
        <translation>삼분할선 위</translation>
    </message>
    <message>
        <source>on the axis</source>
        <translation>축 위</translation>
    </message>
    <message>
        <source>the sides mirror one another</source>
        <translation>양쪽이 서로 대칭</translation>
    </message>
    <message>
        <source>it leans left</source>
        <translation>왼쪽으로 기움</translation>
    </message>
    <message>
        <source>it leans right</source>
        <translation>오른쪽으로 기움</translation>
    </message>
    <message>
        <source>lines lead in</source>
        <translation>선이 안으로 이끎</translation>
    </message>
    <message>
        <source>%L1 % is left empty</source>
        <translation>%L1%가 비어 있음</translation>
    </message>
    <message>
        <source>Nothing to frame.</source>
        <translation>프레임에 담을 것이 없음.</translation>
    </message>
    <message>
        <source>one face %1, headroom %L2 %</source>
        <translation>얼굴 하나(%1), 머리 위 여백 %L2%</translation>
    </message>
    <message>
        <source>one face %1</source>
        <translation>얼굴 하나(%1)</translation>
    </message>
    <message>
        <source>%L1 faces, the first %2</source>
        <translation>얼굴 %L1개, 첫 번째는 %2</translation>
    </message>
    <message>
        <source>headroom %L1 %</source>
        <translation>머리 위 여백 %L1%</translation>
    </message>
    <message>
        <source>by the size of its subject</source>
        <translation>피사체의 크기로 봄</translation>
    </message>
    <message>
        <source>no subject</source>
        <translation>피사체 없음</translation>
    </message>
    <message>
        <source>the camera pans left</source>
        <translation>카메라가 왼쪽으로 팬</translation>
    </message>
    <message>
        <source>the camera pans right</source>
        <translation>카메라가 오른쪽으로 팬</translation>
    </message>
    <message>
        <source>the camera tilts up</source>
        <translation>카메라가 위로 틸트</translation>
    </message>
    <message>
        <source>the camera tilts down</source>
        <translation>카메라가 아래로 틸트</translation>
    </message>
    <message>
        <source>the camera pushes in</source>
        <translation>카메라가 다가감</translation>
    </message>
    <message>
        <source>the camera pulls back</source>
        <translation>카메라가 물러남</translation>
    </message>
    <message>
        <source>the camera rolls</source>
        <translation>카메라가 기울어짐</translation>
    </message>
    <message>
        <source>the camera drifts</source>
        <translation>카메라가 흔들림</translation>
    </message>
    <message>
        <source>it moves %1</source>
        <translation>움직임: %1</translation>
    </message>
    <message>
        <source>%L1 frames</source>
        <translation>%L1프레임</translation>
    </message>
    <message>
        <source>%L1 frame</source>
        <translation>%L1프레임</translation>
    </message>
    <message>
        <source>video</source>
        <translation>비디오</translation>
    </message>
    <message>
        <source>audio</source>
        <translation>오디오</translation>
    </message>
    <message>
        <source>clip %1 would have media for %2 only (%3 needed)</source>
        <translation>클립 %1에 %2만큼의 미디어만 남습니다(%3 필요)</translation>
    </message>
    <message>
        <source>there is no clip %1</source>
        <translation>클립 %1이(가) 없습니다</translation>
    </message>
    <message>
        <source>at that speed clip %1 has too little media</source>
        <translation>그 속도로는 클립 %1의 미디어가 모자랍니다</translation>
    </message>
    <message>
        <source>at full speed clip %1 has too little media</source>
        <translation>원래 속도로는 클립 %1의 미디어가 모자랍니다</translation>
    </message>
    <message>
        <source>clip %1 has too little media before that frame (%2 needed)</source>
        <translation>클립 %1은(는) 그 프레임 앞의 미디어가 모자랍니다(%2 필요)</translation>
    </message>
    <message>
        <source>clip %1 has only %2 of media from there (%3 needed)</source>
        <translation>클립 %1은(는) 그 자리부터 미디어가 %2뿐입니다(%3 필요)</translation>
    </message>
    <message>
        <source>clip %1 has only %2 of media from there (%3 asked for)</source>
        <translation>클립 %1은(는) 그 자리부터 미디어가 %2뿐입니다(%3 요청)</translation>
    </message>
    <message>
        <source>take a shorter part of it</source>
        <translation>더 짧게 쓰세요</translation>
    </message>
    <message>
        <source>clip %1 is only %2 long and keeps one</source>
        <translation>클립 %1의 길이는 %2뿐이며 한 프레임은 남아야 합니다</translation>
    </message>
    <message>
        <source>clip %1 has only %2 of media before its start</source>
        <translation>클립 %1은(는) 시작 앞의 미디어가 %2뿐입니다</translation>
    </message>
    <message>
        <source>clip %1 has only %2 of media after its end</source>
        <translation>클립 %1은(는) 끝 뒤의 미디어가 %2뿐입니다</translation>
    </message>
    <message>
        <source>clip %1 would begin before the sequence does</source>
        <translation>클립 %1이(가) 시퀀스보다 먼저 시작하게 됩니다</translation>
    </message>
    <message>
        <source>move it by %1 at most</source>
        <translation>최대 %1만큼 옮기세요</translation>
    </message>
    <message>
        <source>clip %1 must be at least one frame long</source>
        <translation>클립 %1은(는) 한 프레임 이상이어야 합니다</translation>
    </message>
    <message>
        <source>clips %1 and %2 would overlap</source>
        <translation>클립 %1과(와) %2이(가) 겹치게 됩니다</translation>
    </message>
    <message>
        <source>clip %1 would have to run more than 1000 times faster or slower</source>
        <translation>클립 %1이(가) 1000배 넘게 빠르거나 느려야 합니다</translation>
    </message>
    <message>
        <source>frame %L1 is not in clip %2</source>
        <translation>프레임 %L1은(는) 클립 %2에 없습니다</translation>
    </message>
    <message>
        <source>frame %L1 is not in the clip</source>
        <translation>프레임 %L1은(는) 그 클립에 없습니다</translation>
    </message>
    <message>
        <source>a freeze frame must be at least one frame long</source>
        <translation>정지 프레임은 한 프레임 이상이어야 합니다</translation>
    </message>
    <message>
        <source>the gain must lie between -144 and 48 dB</source>
        <translation>게인은 -144에서 48 dB 사이여야 합니다</translation>
    </message>
    <message>
        <source>the gain must lie between -144 and 48 dB, the pan between -1 and 1</source>
        <translation>게인은 -144에서 48 dB, 팬은 -1에서 1 사이여야 합니다</translation>
    </message>
    <message>
        <source>a speed must be 0 or lie between 1/1000 and 1000 either way</source>
        <translation>속도는 0이거나 어느 방향으로든 1/1000에서 1000 사이여야 합니다</translation>
    </message>
    <message>
        <source>two clips or more are needed to link them</source>
        <translation>연결하려면 클립이 둘 이상 필요합니다</translation>
    </message>
    <message>
        <source>choose one clip of each track</source>
        <translation>트랙마다 클립을 하나씩 고르세요</translation>
    </message>
    <message>
        <source>the clips are not linked to anything</source>
        <translation>클립이 아무것에도 연결되어 있지 않습니다</translation>
    </message>
    <message>
        <source>the clip is no title</source>
        <translation>그 클립은 자막이 아닙니다</translation>
    </message>
    <message>
        <source>the clip is no colour</source>
        <translation>그 클립은 색 클립이 아닙니다</translation>
    </message>
    <message>
        <source>no clip is named</source>
        <translation>클립이 지정되지 않았습니다</translation>
    </message>
    <message>
        <source>no clip is given</source>
        <translation>클립이 주어지지 않았습니다</translation>
    </message>
    <message>
        <source>the two clips do not touch</source>
        <translation>두 클립이 맞닿아 있지 않습니다</translation>
    </message>
    <message>
        <source>the two clips are not on one track</source>
        <translation>두 클립이 같은 트랙에 있지 않습니다</translation>
    </message>
    <message>
        <source>only one of the two has a clip on %1</source>
        <translation>%1에는 둘 중 하나만 클립이 있습니다</translation>
    </message>
    <message>
        <source>swap them without their linked clips</source>
        <translation>연결된 클립 없이 바꾸세요</translation>
    </message>
    <message>
        <source>there are other clips between the two on %1</source>
        <translation>%1에서 둘 사이에 다른 클립이 있습니다</translation>
    </message>
    <message>
        <source>there are no such clips to copy</source>
        <translation>복사할 클립이 없습니다</translation>
    </message>
    <message>
        <source>nothing was copied</source>
        <translation>복사한 것이 없습니다</translation>
    </message>
    <message>
        <source>the clips come from a sequence of another frame rate</source>
        <translation>클립이 프레임 레이트가 다른 시퀀스에서 왔습니다</translation>
    </message>
    <message>
        <source>a copy would begin before the sequence does</source>
        <translation>복사본이 시퀀스보다 먼저 시작하게 됩니다</translation>
    </message>
    <message>
        <source>there is no clip to split at frame %L1</source>
        <translation>프레임 %L1에 나눌 클립이 없습니다</translation>
    </message>
    <message>
        <source>there is no such take</source>
        <translation>그런 테이크가 없습니다</translation>
    </message>
    <message>
        <source>the chosen take is not what the clip shows</source>
        <translation>고른 테이크가 클립이 보여 주는 것과 다릅니다</translation>
    </message>
    <message>
        <source>clip %1 has no take %L2</source>
        <translation>클립 %1에 테이크 %L2이(가) 없습니다</translation>
    </message>
    <message>
        <source>take %1 runs at another speed than a ramp can follow</source>
        <translation>테이크 %1의 속도는 램프로 따라갈 수 없습니다</translation>
    </message>
    <message>
        <source>take %1 does not cover all of the clip</source>
        <translation>테이크 %1이(가) 클립 전체를 덮지 못합니다</translation>
    </message>
    <message>
        <source>cut the clip where the take ends</source>
        <translation>테이크가 끝나는 곳에서 클립을 자르세요</translation>
    </message>
    <message>
        <source>track %1 is locked</source>
        <translation>트랙 %1이(가) 잠겨 있습니다</translation>
    </message>
    <message>
        <source>unlock it first</source>
        <translation>먼저 잠금을 푸세요</translation>
    </message>
    <message>
        <source>track %1</source>
        <translation>트랙 %1</translation>
    </message>
    <message>
        <source>there is no track %1</source>
        <translation>트랙 %1이(가) 없습니다</translation>
    </message>
    <message>
        <source>there is no video track %L1 to paste to</source>
        <translation>붙여 넣을 비디오 트랙 %L1이(가) 없습니다</translation>
    </message>
    <message>
        <source>there is no audio track %L1 to paste to</source>
        <translation>붙여 넣을 오디오 트랙 %L1이(가) 없습니다</translation>
    </message>
    <message>
        <source>add a track first</source>
        <translation>먼저 트랙을 추가하세요</translation>
    </message>
    <message>
        <source>add tracks first</source>
        <translation>먼저 트랙을 추가하세요</translation>
    </message>
    <message>
        <source>the last video track cannot be removed</source>
        <translation>마지막 비디오 트랙은 지울 수 없습니다</translation>
    </message>
    <message>
        <source>the last audio track cannot be removed</source>
        <translation>마지막 오디오 트랙은 지울 수 없습니다</translation>
    </message>
    <message>
        <source>two of the clips lie on %1</source>
        <translation>클립 둘이 %1에 있습니다</translation>
    </message>
    <message>
        <source>two of the clips are for %1</source>
        <translation>클립 둘이 %1에 놓이게 됩니다</translation>
    </message>
    <message>
        <source>place them one after the other</source>
        <translation>하나씩 차례로 놓으세요</translation>
    </message>
    <message>
        <source>there is no such track above %1</source>
        <translation>%1 위에 그런 트랙이 없습니다</translation>
    </message>
    <message>
        <source>there is no such track below %1</source>
        <translation>%1 아래에 그런 트랙이 없습니다</translation>
    </message>
    <message>
        <source>there are only %L1 tracks of that kind</source>
        <translation>그런 트랙은 %L1개뿐입니다</translation>
    </message>
    <message>
        <source>no edge is named</source>
        <translation>가장자리가 지정되지 않았습니다</translation>
    </message>
    <message>
        <source>an edge is named twice</source>
        <translation>같은 가장자리가 두 번 지정되었습니다</translation>
    </message>
    <message>
        <source>the edges change the sequence&apos;s length by different amounts</source>
        <translation>가장자리마다 시퀀스 길이를 다르게 바꿉니다</translation>
    </message>
    <message>
        <source>trim them one by one, or without ripple</source>
        <translation>하나씩, 또는 리플 없이 트림하세요</translation>
    </message>
    <message>
        <source>two of the edges lie on %1</source>
        <translation>가장자리 둘이 %1에 있습니다</translation>
    </message>
    <message>
        <source>trim them one by one</source>
        <translation>하나씩 트림하세요</translation>
    </message>
    <message>
        <source>the range is empty</source>
        <translation>범위가 비어 있습니다</translation>
    </message>
    <message>
        <source>set an in and an out point</source>
        <translation>인과 아웃을 찍으세요</translation>
    </message>
    <message>
        <source>the out point must come after the in point</source>
        <translation>아웃은 인 뒤에 있어야 합니다</translation>
    </message>
    <message>
        <source>the source&apos;s out point must come after its in point</source>
        <translation>소스의 아웃은 인 뒤에 있어야 합니다</translation>
    </message>
    <message>
        <source>the points leave less than one frame</source>
        <translation>한 프레임도 남지 않습니다</translation>
    </message>
    <message>
        <source>the clip would begin before the sequence does</source>
        <translation>클립이 시퀀스보다 먼저 시작하게 됩니다</translation>
    </message>
    <message>
        <source>shorten the source</source>
        <translation>소스를 줄이세요</translation>
    </message>
    <message>
        <source>the source is too short before its out point</source>
        <translation>아웃 앞의 소스가 너무 짧습니다</translation>
    </message>
    <message>
        <source>the source would have to run more than 1000 times faster or slower</source>
        <translation>소스가 1000배 넘게 빠르거나 느려야 합니다</translation>
    </message>
    <message>
        <source>other clips on the same tracks stand in the way of closing the gap</source>
        <translation>같은 트랙의 다른 클립이 빈자리를 닫는 데 걸립니다</translation>
    </message>
    <message>
        <source>lift the clips instead</source>
        <translation>대신 들어내세요</translation>
    </message>
    <message>
        <source>there is nothing in the range on these tracks</source>
        <translation>이 트랙들의 범위 안에 아무것도 없습니다</translation>
    </message>
    <message>
        <source>there is nothing in the range or after it on the unlocked sync tracks</source>
        <translation>잠기지 않은 동기 트랙의 범위 안이나 뒤에 아무것도 없습니다</translation>
    </message>
    <message>
        <source>there is no gap at frame %L1 of %2</source>
        <translation>%2의 프레임 %L1에 빈자리가 없습니다</translation>
    </message>
    <message>
        <source>the sequence would become longer than %1</source>
        <translation>시퀀스가 %1보다 길어집니다</translation>
    </message>
    <message>
        <source>a position must lie between 0 and %L1 frames</source>
        <translation>위치는 0에서 %L1프레임 사이여야 합니다</translation>
    </message>
    <message>
        <source>a time lock leaves %1 no room: %2 too few before frame %L3</source>
        <translation>시간 잠금 때문에 %1에 자리가 없습니다: 프레임 %L3 앞에 %2 모자람</translation>
    </message>
    <message>
        <source>remove the time lock first</source>
        <translation>먼저 시간 잠금을 푸세요</translation>
    </message>
    <message>
        <source>a part of the range is time-locked already</source>
        <translation>범위의 일부가 이미 시간 잠금되어 있습니다</translation>
    </message>
    <message>
        <source>remove that lock first</source>
        <translation>먼저 그 잠금을 푸세요</translation>
    </message>
    <message>
        <source>there is no time lock %1</source>
        <translation>시간 잠금 %1이(가) 없습니다</translation>
    </message>
    <message>
        <source>the time lock from frame %L1 to %L2 keeps %3 as it is there</source>
        <translation>프레임 %L1에서 %L2까지의 시간 잠금이 그 자리의 %3을(를) 지킵니다</translation>
    </message>
    <message>
        <source>the time lock %1 from frame %L2 to %L3 keeps %4 as it is there</source>
        <translation>프레임 %L2에서 %L3까지의 시간 잠금 %1이(가) 그 자리의 %4을(를) 지킵니다</translation>
    </message>
    <message>
        <source>the range overlaps the section %1</source>
        <translation>범위가 섹션 %1과(와) 겹칩니다</translation>
    </message>
    <message>
        <source>there are only %L1 versions</source>
        <translation>버전은 %L1개뿐입니다</translation>
    </message>
    <message>
        <source>that version is on the tracks now</source>
        <translation>그 버전이 지금 트랙에 있습니다</translation>
    </message>
    <message>
        <source>show another one first</source>
        <translation>먼저 다른 버전을 보세요</translation>
    </message>
    <message>
        <source>the last sequence cannot be removed</source>
        <translation>마지막 시퀀스는 지울 수 없습니다</translation>
    </message>
    <message>
        <source>it is nested in the sequence %1</source>
        <translation>시퀀스 %1에 중첩되어 있습니다</translation>
    </message>
    <message>
        <source>take it out of there first</source>
        <translation>먼저 거기서 꺼내세요</translation>
    </message>
    <message>
        <source>sequence %1 would be nested in itself</source>
        <translation>시퀀스 %1이(가) 자신 안에 중첩됩니다</translation>
    </message>
    <message>
        <source>sequence %1 is empty</source>
        <translation>시퀀스 %1이(가) 비어 있습니다</translation>
    </message>
    <message>
        <source>sequence %1 is too long to be nested</source>
        <translation>시퀀스 %1이(가) 중첩하기에 너무 깁니다</translation>
    </message>
    <message>
        <source>the clips are too long to be nested</source>
        <translation>클립이 중첩하기에 너무 깁니다</translation>
    </message>
    <message>
        <source>other clips on %1 lie between them</source>
        <translation>%1에서 그 사이에 다른 클립이 있습니다</translation>
    </message>
    <message>
        <source>choose them too</source>
        <translation>그것들도 고르세요</translation>
    </message>
    <message>
        <source>the clip shows no sequence</source>
        <translation>그 클립은 시퀀스를 보여 주지 않습니다</translation>
    </message>
    <message>
        <source>a sequence of another rate or speed cannot be taken apart</source>
        <translation>프레임 레이트나 속도가 다른 시퀀스는 풀 수 없습니다</translation>
    </message>
    <message>
        <source>there are too few tracks for what it holds</source>
        <translation>들어 있는 것을 놓을 트랙이 모자랍니다</translation>
    </message>
    <message>
        <source>clips on %1 are in the way</source>
        <translation>%1의 클립이 걸립니다</translation>
    </message>
    <message>
        <source>there is no sequence %1</source>
        <translation>시퀀스 %1이(가) 없습니다</translation>
    </message>
    <message>
        <source>the sequence cannot follow to that rate: %1</source>
        <translation>시퀀스를 그 프레임 레이트로 바꿀 수 없습니다: %1</translation>
    </message>
    <message>
        <source>no marker is given</source>
        <translation>마커가 주어지지 않았습니다</translation>
    </message>
    <message>
        <source>there is no effect %1</source>
        <translation>효과 %1이(가) 없습니다</translation>
    </message>
    <message>
        <source>no parameter is named</source>
        <translation>매개변수가 지정되지 않았습니다</translation>
    </message>
    <message>
        <source>no setting is named</source>
        <translation>설정이 지정되지 않았습니다</translation>
    </message>
    <message>
        <source>the effect cannot be: %1</source>
        <translation>효과를 쓸 수 없습니다: %1</translation>
    </message>
    <message>
        <source>there are only %L1 effects</source>
        <translation>효과는 %L1개뿐입니다</translation>
    </message>
    <message>
        <source>the parameter %1 has its default already</source>
        <translation>매개변수 %1은(는) 이미 기본값입니다</translation>
    </message>
    <message>
        <source>the parameter %1 is no number</source>
        <translation>매개변수 %1이(가) 숫자가 아닙니다</translation>
    </message>
    <message>
        <source>the song has no %1 %L2</source>
        <translation>노래에 %1 %L2이(가) 없습니다</translation>
    </message>
    <message>
        <source>beat</source>
        <translation>비트</translation>
    </message>
    <message>
        <source>part</source>
        <translation>구간</translation>
    </message>
    <message>
        <source>word</source>
        <translation>가사</translation>
    </message>
    <message>
        <source>the beat would run into its neighbour</source>
        <translation>비트가 옆 비트와 부딪힙니다</translation>
    </message>
    <message>
        <source>remove that one first</source>
        <translation>먼저 그것을 지우세요</translation>
    </message>
    <message>
        <source>there is a beat already</source>
        <translation>이미 비트가 있습니다</translation>
    </message>
    <message>
        <source>no beat lies there</source>
        <translation>그 자리에 비트가 없습니다</translation>
    </message>
    <message>
        <source>the shift is out of range</source>
        <translation>이동이 범위를 벗어납니다</translation>
    </message>
    <message>
        <source>the beats would be too close to each other</source>
        <translation>비트 사이가 너무 가깝습니다</translation>
    </message>
    <message>
        <source>the tempo must lie between 10 and 1000 beats a minute</source>
        <translation>템포는 분당 10에서 1000비트 사이여야 합니다</translation>
    </message>
    <message>
        <source>the beat is out of range</source>
        <translation>비트가 범위를 벗어납니다</translation>
    </message>
    <message>
        <source>no beat of that tempo lies in the range</source>
        <translation>그 템포의 비트가 범위에 없습니다</translation>
    </message>
    <message>
        <source>at least three taps are needed</source>
        <translation>세 번 이상 두드려야 합니다</translation>
    </message>
    <message>
        <source>tap on</source>
        <translation>더 두드리세요</translation>
    </message>
    <message>
        <source>the taps are not in order</source>
        <translation>두드린 순서가 맞지 않습니다</translation>
    </message>
    <message>
        <source>the taps are too close to each other</source>
        <translation>두드린 간격이 너무 짧습니다</translation>
    </message>
    <message>
        <source>the taps are no beat</source>
        <translation>두드린 것이 비트가 되지 않습니다</translation>
    </message>
    <message>
        <source>tap evenly</source>
        <translation>고르게 두드리세요</translation>
    </message>
    <message>
        <source>a bar has 1 to 32 beats</source>
        <translation>한 마디는 1에서 32비트입니다</translation>
    </message>
    <message>
        <source>no bar begins there</source>
        <translation>그 자리에서 시작하는 마디가 없습니다</translation>
    </message>
    <message>
        <source>the song has ended there</source>
        <translation>그 자리에서는 노래가 끝났습니다</translation>
    </message>
    <message>
        <source>a part begins there already</source>
        <translation>그 자리에서 이미 구간이 시작합니다</translation>
    </message>
    <message>
        <source>the first part begins with the song</source>
        <translation>첫 구간은 노래와 함께 시작합니다</translation>
    </message>
    <message>
        <source>the part would run into its neighbour</source>
        <translation>구간이 옆 구간과 부딪힙니다</translation>
    </message>
    <message>
        <source>join them instead</source>
        <translation>대신 합치세요</translation>
    </message>
    <message>
        <source>there is no part before the first</source>
        <translation>첫 구간 앞에는 구간이 없습니다</translation>
    </message>
    <message>
        <source>the sequence has no song map</source>
        <translation>시퀀스에 노래 지도가 없습니다</translation>
    </message>
    <message>
        <source>analyse the song first</source>
        <translation>먼저 노래를 분석하세요</translation>
    </message>
    <message>
        <source>the stretch is too short to hear beats in</source>
        <translation>비트를 듣기에 너무 짧습니다</translation>
    </message>
    <message>
        <source>the stretch lies behind its end</source>
        <translation>그 부분은 끝을 넘어갑니다</translation>
    </message>
    <message>
        <source>it holds no sound</source>
        <translation>소리가 없습니다</translation>
    </message>
    <message>
        <source>words are read from .lrc and .srt</source>
        <translation>가사는 .lrc와 .srt에서 읽습니다</translation>
    </message>
    <message>
        <source>there is no line of text with a time in it</source>
        <translation>시간이 적힌 줄이 없습니다</translation>
    </message>
    <message>
        <source>there is no transition %1</source>
        <translation>전환 %1이(가) 없습니다</translation>
    </message>
    <message>
        <source>there is a transition at that cut already</source>
        <translation>그 컷에 이미 전환이 있습니다</translation>
    </message>
    <message>
        <source>remove it first</source>
        <translation>먼저 지우세요</translation>
    </message>
    <message>
        <source>the transition has no kind</source>
        <translation>전환의 종류가 없습니다</translation>
    </message>
    <message>
        <source>a transition cannot have a negative length</source>
        <translation>전환의 길이는 음수일 수 없습니다</translation>
    </message>
    <message>
        <source>a transition must be at least one frame long</source>
        <translation>전환은 한 프레임 이상이어야 합니다</translation>
    </message>
    <message>
        <source>make the transition shorter or trim the clips</source>
        <translation>전환을 줄이거나 클립을 트림하세요</translation>
    </message>
    <message>
        <source>clip %1 has too little room before the cut (has %L2, needs %L3: %4 short)</source>
        <translation>클립 %1은(는) 컷 앞의 여유가 모자랍니다(%L2 있음, %L3 필요: %4 모자람)</translation>
    </message>
    <message>
        <source>clip %1 has too little room after the cut (has %L2, needs %L3: %4 short)</source>
        <translation>클립 %1은(는) 컷 뒤의 여유가 모자랍니다(%L2 있음, %L3 필요: %4 모자람)</translation>
    </message>
    <message>
        <source>the forms lie on each other only with a picture enlarged by %L1 %, and more than %L2 % looks soft</source>
        <translation>화면을 %L1% 키워야 형태가 겹치며, %L2%를 넘으면 흐려 보입니다</translation>
    </message>
    <message>
        <source>use a plain cut or a dissolve, or source of a higher resolution</source>
        <translation>단순 컷이나 디졸브, 또는 해상도가 높은 소스를 쓰세요</translation>
    </message>
    <message>
        <source>the pictures would be seen to move: the way back takes %L1 frames on a side and has %L2</source>
        <translation>화면이 움직이는 것이 보입니다: 돌아오는 데 한쪽에 %L1프레임이 필요한데 %L2뿐입니다</translation>
    </message>
    <message>
        <source>make the clips or the transition longer, or use a plain cut</source>
        <translation>클립이나 전환을 늘리거나 단순 컷을 쓰세요</translation>
    </message>
    <message>
        <source>the two forms cover each other to %L1 % only, which looks like a miss</source>
        <translation>두 형태가 %L1%만 겹쳐 어긋나 보입니다</translation>
    </message>
    <message>
        <source>neither a form nor a line lies in one place in both pictures</source>
        <translation>두 화면의 같은 자리에 형태도 선도 없습니다</translation>
    </message>
    <message>
        <source>use an aligned dissolve or a shape matte, or a frame nearby</source>
        <translation>맞춘 디졸브나 형태 매트, 또는 가까운 프레임을 쓰세요</translation>
    </message>
    <message>
        <source>there is no room for a mix at this cut</source>
        <translation>이 컷에는 섞을 여유가 없습니다</translation>
    </message>
    <message>
        <source>use an aligned cut, or trim the clips</source>
        <translation>맞춘 컷을 쓰거나 클립을 트림하세요</translation>
    </message>
    <message>
        <source>the mix shows %L1 frames of the outgoing clip beyond the cut and %L2 of the incoming one before it, and there are %L3 and %L4</source>
        <translation>섞는 동안 컷 뒤로 나가는 클립 %L1프레임, 컷 앞으로 들어오는 클립 %L2프레임이 보이는데 %L3와 %L4뿐입니다</translation>
    </message>
    <message>
        <source>trim the clips a little, make the mix shorter, or use an aligned cut</source>
        <translation>클립을 조금 트림하거나, 섞기를 줄이거나, 맞춘 컷을 쓰세요</translation>
    </message>
    <message>
        <source>both pictures have the same colours already: there is nothing to bridge</source>
        <translation>두 화면의 색이 이미 같아 이을 것이 없습니다</translation>
    </message>
    <message>
        <source>a plain or an aligned cut does</source>
        <translation>단순 컷이나 맞춘 컷이면 됩니다</translation>
    </message>
    <message>
        <source>the colours lie too far apart to be bridged without clipping them or turning skin</source>
        <translation>색이 너무 멀어 클리핑이나 피부색 변화 없이 이을 수 없습니다</translation>
    </message>
    <message>
        <source>use a dissolve, or a dip to a colour, instead</source>
        <translation>대신 디졸브나 색으로 디핑을 쓰세요</translation>
    </message>
    <message>
        <source>use a dissolve or a zoom instead</source>
        <translation>대신 디졸브나 줌을 쓰세요</translation>
    </message>
    <message>
        <source>a pass of light shorter than a third of a second could flash</source>
        <translation>3분의 1초보다 짧은 빛 지나가기는 번쩍일 수 있습니다</translation>
    </message>
    <message>
        <source>make it at least %L1 frames long, or use a plain cut</source>
        <translation>%L1프레임 이상으로 늘리거나 단순 컷을 쓰세요</translation>
    </message>
    <message>
        <source>the light of both pictures is even: it has no direction to pass along</source>
        <translation>두 화면의 빛이 고르게 퍼져 지나갈 방향이 없습니다</translation>
    </message>
    <message>
        <source>use a dissolve or a colour bridge instead</source>
        <translation>대신 디졸브나 색 다리를 쓰세요</translation>
    </message>
    <message>
        <source>the two pictures have no clear line in one place to wipe along</source>
        <translation>두 화면의 같은 자리에 와이프할 뚜렷한 선이 없습니다</translation>
    </message>
    <message>
        <source>use a wipe or a dissolve instead</source>
        <translation>대신 와이프나 디졸브를 쓰세요</translation>
    </message>
    <message>
        <source>nothing moves on either side of the cut, so there is no movement to carry</source>
        <translation>컷 양쪽에 움직임이 없어 이어 갈 것이 없습니다</translation>
    </message>
    <message>
        <source>use a push or a dissolve instead</source>
        <translation>대신 밀기나 디졸브를 쓰세요</translation>
    </message>
    <message>
        <source>the movements of the two sides go %L1 degrees apart</source>
        <translation>양쪽의 움직임이 %L1도 벌어져 있습니다</translation>
    </message>
    <message>
        <source>use a plain cut or a dissolve instead</source>
        <translation>대신 단순 컷이나 디졸브를 쓰세요</translation>
    </message>
    <message>
        <source>one of the pictures has no hue of its own to be opposed</source>
        <translation>한 화면에 맞세울 색조가 없습니다</translation>
    </message>
    <message>
        <source>use a colour bridge instead</source>
        <translation>대신 색 다리를 쓰세요</translation>
    </message>
    <message>
        <source>the two hues lie only %L1 degrees apart and do not oppose each other</source>
        <translation>두 색조가 %L1도만 떨어져 있어 반대색이 아닙니다</translation>
    </message>
    <message>
        <source>the frame&apos;s edge cuts the subject off, so its form is not the one a viewer sees</source>
        <translation>화면 가장자리가 피사체를 잘라 보이는 형태와 다릅니다</translation>
    </message>
    <message>
        <source>use an aligned dissolve or a wipe instead</source>
        <translation>대신 맞춘 디졸브나 와이프를 쓰세요</translation>
    </message>
    <message>
        <source>the frame&apos;s edge cuts a subject off, so it has no whole form to morph</source>
        <translation>화면 가장자리가 피사체를 잘라 모핑할 온전한 형태가 없습니다</translation>
    </message>
    <message>
        <source>use an aligned dissolve instead</source>
        <translation>대신 맞춘 디졸브를 쓰세요</translation>
    </message>
    <message>
        <source>use a shape matte or an aligned dissolve instead</source>
        <translation>대신 형태 매트나 맞춘 디졸브를 쓰세요</translation>
    </message>
    <message>
        <source>no single thing stands out in the outgoing picture, so there is no form to draw from</source>
        <translation>나가는 화면에 두드러지는 것이 없어 쓸 형태가 없습니다</translation>
    </message>
    <message>
        <source>no single thing stands out in the incoming picture, so there is no form to draw from</source>
        <translation>들어오는 화면에 두드러지는 것이 없어 쓸 형태가 없습니다</translation>
    </message>
    <message>
        <source>use an aligned dissolve or a dissolve instead</source>
        <translation>대신 맞춘 디졸브나 디졸브를 쓰세요</translation>
    </message>
    <message>
        <source>the two pictures of the join could not be looked at</source>
        <translation>컷의 두 화면을 살펴볼 수 없었습니다</translation>
    </message>
    <message>
        <source>use a dissolve instead</source>
        <translation>대신 디졸브를 쓰세요</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>그런 파일이 없습니다</translation>
    </message>
    <message>
        <source>check the name</source>
        <translation>이름을 확인하세요</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>폴더입니다</translation>
    </message>
    <message>
        <source>choose a file in it</source>
        <translation>안에 든 파일을 고르세요</translation>
    </message>
    <message>
        <source>it is no ordinary file</source>
        <translation>일반 파일이 아닙니다</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>파일이 비어 있습니다</translation>
    </message>
    <message>
        <source>no picture or sound was found in it</source>
        <translation>화면도 소리도 찾을 수 없습니다</translation>
    </message>
    <message>
        <source>there is not enough memory to open it</source>
        <translation>여는 데 메모리가 모자랍니다</translation>
    </message>
    <message>
        <source>the file has changed since it was opened</source>
        <translation>연 뒤에 파일이 바뀌었습니다</translation>
    </message>
    <message>
        <source>open it again</source>
        <translation>다시 여세요</translation>
    </message>
    <message>
        <source>its sound cannot be decoded</source>
        <translation>소리를 디코딩할 수 없습니다</translation>
    </message>
    <message>
        <source>its format %1 cannot be decoded</source>
        <translation>%1 형식을 디코딩할 수 없습니다</translation>
    </message>
    <message>
        <source>none of its pictures can be decoded</source>
        <translation>화면을 하나도 디코딩할 수 없습니다</translation>
    </message>
    <message>
        <source>none of its pictures can be read</source>
        <translation>화면을 하나도 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>frame %L1 does not decode</source>
        <translation>프레임 %L1을(를) 디코딩할 수 없습니다</translation>
    </message>
    <message>
        <source>there is no frame %L1 (it has %L2)</source>
        <translation>프레임 %L1이(가) 없습니다(모두 %L2)</translation>
    </message>
    <message>
        <source>it has no picture</source>
        <translation>화면이 없습니다</translation>
    </message>
    <message>
        <source>it has no sound</source>
        <translation>소리가 없습니다</translation>
    </message>
    <message>
        <source>the media is offline</source>
        <translation>미디어가 오프라인입니다</translation>
    </message>
    <message>
        <source>this clip is offline</source>
        <translation>이 클립은 오프라인입니다</translation>
    </message>
    <message>
        <source>find its file again</source>
        <translation>파일을 다시 찾으세요</translation>
    </message>
    <message>
        <source>it cannot be opened</source>
        <translation>열 수 없습니다</translation>
    </message>
    <message>
        <source>it cannot be opened (%1)</source>
        <translation>열 수 없습니다(%1)</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>읽을 수 없습니다</translation>
    </message>
    <message>
        <source>it cannot be read (%1)</source>
        <translation>읽을 수 없습니다(%1)</translation>
    </message>
    <message>
        <source>it cannot be written (%1)</source>
        <translation>쓸 수 없습니다(%1)</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>취소했습니다</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>멈췄습니다</translation>
    </message>
    <message>
        <source>the copying was stopped</source>
        <translation>복사를 멈췄습니다</translation>
    </message>
    <message>
        <source>the search was stopped</source>
        <translation>검색을 멈췄습니다</translation>
    </message>
    <message>
        <source>the analysis was stopped</source>
        <translation>분석을 멈췄습니다</translation>
    </message>
    <message>
        <source>it has no picture to analyse</source>
        <translation>분석할 화면이 없습니다</translation>
    </message>
    <message>
        <source>nothing was seen there</source>
        <translation>그 자리에서 본 것이 없습니다</translation>
    </message>
    <message>
        <source>analyse it first</source>
        <translation>먼저 분석하세요</translation>
    </message>
    <message>
        <source>it is not a Rhyme project</source>
        <translation>Rhyme 프로젝트가 아닙니다</translation>
    </message>
    <message>
        <source>the project file is empty</source>
        <translation>프로젝트 파일이 비어 있습니다</translation>
    </message>
    <message>
        <source>it was made by a newer version (file format %L1, this one reads %L2)</source>
        <translation>더 새로운 버전에서 만들었습니다(파일 형식 %L1, 이 버전은 %L2까지)</translation>
    </message>
    <message>
        <source>update Rhyme</source>
        <translation>Rhyme을 업데이트하세요</translation>
    </message>
    <message>
        <source>the project file is damaged: %1</source>
        <translation>프로젝트 파일이 손상되었습니다: %1</translation>
    </message>
    <message>
        <source>the project file cannot be read (%1)</source>
        <translation>프로젝트 파일을 읽을 수 없습니다(%1)</translation>
    </message>
    <message>
        <source>save under another name</source>
        <translation>다른 이름으로 저장하세요</translation>
    </message>
    <message>
        <source>choose another name</source>
        <translation>다른 이름을 고르세요</translation>
    </message>
    <message>
        <source>it is there already</source>
        <translation>이미 있습니다</translation>
    </message>
    <message>
        <source>choose another folder</source>
        <translation>다른 폴더를 고르세요</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>그런 폴더가 없습니다</translation>
    </message>
    <message>
        <source>the footage needs %L1 MB, the disk has %L2 MB left</source>
        <translation>소재에 %L1MB가 필요한데 디스크에 %L2MB 남았습니다</translation>
    </message>
    <message>
        <source>the copy is not like its original</source>
        <translation>복사본이 원본과 다릅니다</translation>
    </message>
    <message>
        <source>try again</source>
        <translation>다시 해 보세요</translation>
    </message>
    <message>
        <source>the sequence is empty: there is nothing to export</source>
        <translation>시퀀스가 비어 내보낼 것이 없습니다</translation>
    </message>
    <message>
        <source>put a clip on the timeline</source>
        <translation>타임라인에 클립을 놓으세요</translation>
    </message>
    <message>
        <source>this file is used in the sequence</source>
        <translation>시퀀스에서 쓰는 파일입니다</translation>
    </message>
    <message>
        <source>its extension names no film format</source>
        <translation>확장자가 영상 형식이 아닙니다</translation>
    </message>
    <message>
        <source>use .mp4, .mov, .mkv or .webm</source>
        <translation>.mp4, .mov, .mkv, .webm을 쓰세요</translation>
    </message>
    <message>
        <source>there is neither picture nor sound to write</source>
        <translation>쓸 화면도 소리도 없습니다</translation>
    </message>
    <message>
        <source>there is not enough memory</source>
        <translation>메모리가 모자랍니다</translation>
    </message>
    <message>
        <source>this FFmpeg has no encoder %1</source>
        <translation>이 FFmpeg에는 %1 인코더가 없습니다</translation>
    </message>
    <message>
        <source>choose another codec</source>
        <translation>다른 코덱을 고르세요</translation>
    </message>
    <message>
        <source>choose another codec or sample rate</source>
        <translation>다른 코덱이나 샘플 레이트를 고르세요</translation>
    </message>
    <message>
        <source>choose another codec, size or pixel format</source>
        <translation>다른 코덱, 크기, 픽셀 형식을 고르세요</translation>
    </message>
    <message>
        <source>width and height must be even for %1</source>
        <translation>%1에서는 너비와 높이가 짝수여야 합니다</translation>
    </message>
    <message>
        <source>choose an even size</source>
        <translation>짝수 크기를 고르세요</translation>
    </message>
    <message>
        <source>the picture&apos;s size must lie between 2 and 16384</source>
        <translation>화면 크기는 2에서 16384 사이여야 합니다</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%1 대 %2</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 %L2 %</source>
        <translation>%1 %L2%</translation>
    </message>
    <message>
        <source>the song is not on the sequence</source>
        <translation>노래가 시퀀스에 없습니다</translation>
    </message>
    <message>
        <source>there are no takes</source>
        <translation>테이크가 없습니다</translation>
    </message>
    <message>
        <source>the take does not run while the song is heard</source>
        <translation>노래가 들리는 동안 이 테이크는 없습니다</translation>
    </message>
    <message>
        <source>no clip lies across any of these beats</source>
        <translation>이 비트들에 걸친 클립이 없습니다</translation>
    </message>
    <message>
        <source>it is not there any more</source>
        <translation>더 이상 없습니다</translation>
    </message>
    <message>
        <source>the clip is gone</source>
        <translation>클립이 사라졌습니다</translation>
    </message>
    <message>
        <source>the step was not kept</source>
        <translation>그 단계는 보관되지 않았습니다</translation>
    </message>
    <message>
        <source>the file is offline</source>
        <translation>파일이 오프라인입니다</translation>
    </message>
    <message>
        <source>the two shots could not be brought together</source>
        <translation>두 숏을 이을 수 없습니다</translation>
    </message>
    <message>
        <source>every video track is locked</source>
        <translation>모든 비디오 트랙이 잠겨 있습니다</translation>
    </message>
    <message>
        <source>the clip this match was for is gone</source>
        <translation>이 매치의 클립이 사라졌습니다</translation>
    </message>
    <message>
        <source>this cut leaves nothing of the gap</source>
        <translation>이 컷은 빈자리를 남기지 않습니다</translation>
    </message>
    <message>
        <source>the clip to be replaced would vanish under this cut</source>
        <translation>바꿀 클립이 이 컷 아래에서 사라집니다</translation>
    </message>
    <message>
        <source>the two clips do not touch any more</source>
        <translation>두 클립이 더 이상 맞닿아 있지 않습니다</translation>
    </message>
    <message>
        <source>the song has no words</source>
        <translation>노래에 가사가 없습니다</translation>
    </message>
    <message>
        <source>Song, Read Words reads them from LRC or SRT</source>
        <translation>노래 메뉴의 가사 읽기로 LRC나 SRT에서 읽으세요</translation>
    </message>
    <message>
        <source>no line of the song is heard on this sequence</source>
        <translation>이 시퀀스에서 들리는 가사 줄이 없습니다</translation>
    </message>
    <message>
        <source>nearly even light from %1</source>
        <translation>%1에서 오는 거의 고른 빛</translation>
    </message>
    <message>
        <source>lightest at its foot</source>
        <translation>아래쪽이 가장 밝음</translation>
    </message>
    <message>
        <source>intro</source>
        <translation>인트로</translation>
    </message>
    <message>
        <source>verse</source>
        <translation>벌스</translation>
    </message>
    <message>
        <source>chorus</source>
        <translation>후렴</translation>
    </message>
    <message>
        <source>break</source>
        <translation>브레이크</translation>
    </message>
    <message>
        <source>bridge</source>
        <translation>브리지</translation>
    </message>
    <message>
        <source>outro</source>
        <translation>아웃트로</translation>
    </message>
    <message>
        <source>H.264 of constant quality, good for everything</source>
        <translation>한결같은 화질의 H.264, 어디에나 알맞음</translation>
    </message>
    <message>
        <source>H.264 at 10 Mb/s in two passes: the best picture for a given size</source>
        <translation>두 번 인코딩하는 H.264 10 Mb/s: 같은 크기에서 가장 좋은 화질</translation>
    </message>
    <message>
        <source>YouTube and Vimeo, in the sequence&apos;s size</source>
        <translation>YouTube와 Vimeo, 시퀀스 크기 그대로</translation>
    </message>
    <message>
        <source>YouTube, 1920 x 1080, 8 Mb/s (12 above 30 frames a second)</source>
        <translation>YouTube, 1920 x 1080, 8 Mb/s (초당 30프레임을 넘으면 12)</translation>
    </message>
    <message>
        <source>YouTube, 3840 x 2160, 40 Mb/s (60 above 30 frames a second)</source>
        <translation>YouTube, 3840 x 2160, 40 Mb/s (초당 30프레임을 넘으면 60)</translation>
    </message>
    <message>
        <source>Vertical for phones, 1080 x 1920</source>
        <translation>휴대폰용 세로, 1080 x 1920</translation>
    </message>
    <message>
        <source>Square, 1080 x 1080</source>
        <translation>정사각형, 1080 x 1080</translation>
    </message>
    <message>
        <source>Video distributors (Vevo, Spotify, Tidal): 1920 x 1080 at 20 Mb/s, sound at 44.1 kHz</source>
        <translation>비디오 유통(Vevo, Spotify, Tidal): 1920 x 1080, 20 Mb/s, 소리 44.1 kHz</translation>
    </message>
    <message>
        <source>H.265, half the size of H.264</source>
        <translation>H.265, H.264의 절반 크기</translation>
    </message>
    <message>
        <source>AV1: small files for new players</source>
        <translation>AV1: 최신 플레이어용 작은 파일</translation>
    </message>
    <message>
        <source>WebM with VP9 and Opus, for the web</source>
        <translation>VP9과 Opus의 WebM, 웹용</translation>
    </message>
    <message>
        <source>ProRes 422 HQ master with 24-bit sound</source>
        <translation>24비트 소리의 ProRes 422 HQ 마스터</translation>
    </message>
    <message>
        <source>DNxHR HQ master with 24-bit sound</source>
        <translation>24비트 소리의 DNxHR HQ 마스터</translation>
    </message>
    <message>
        <source>Sound alone: WAV, 24 bits</source>
        <translation>소리만: WAV, 24비트</translation>
    </message>
    <message>
        <source>Sound alone: FLAC, 24 bits, without loss</source>
        <translation>소리만: FLAC, 24비트, 무손실</translation>
    </message>
    <message>
        <source>Sound alone: AAC</source>
        <translation>소리만: AAC</translation>
    </message>
    <message>
        <source>Sound alone: MP3</source>
        <translation>소리만: MP3</translation>
    </message>
    <message>
        <source>A numbered PNG picture a frame, 8 bits</source>
        <translation>프레임마다 번호 붙은 PNG, 8비트</translation>
    </message>
    <message>
        <source>A numbered TIFF picture a frame, 16 bits</source>
        <translation>프레임마다 번호 붙은 TIFF, 16비트</translation>
    </message>
    <message>
        <source>A quick small look, 640 x 360</source>
        <translation>빠르게 보는 작은 영상, 640 x 360</translation>
    </message>
    <message>
        <source>Copies what is unchanged and encodes the edges of cuts: fast, and without loss</source>
        <translation>바뀌지 않은 곳은 복사하고 컷 가장자리만 인코딩: 빠르고 무손실</translation>
    </message>
    <message>
        <source>For comparisons: libx264 veryfast, crf 20</source>
        <translation>비교용: libx264 veryfast, crf 20</translation>
    </message>
    <message>
        <source>there is no folder %1</source>
        <translation>폴더 %1이(가) 없습니다</translation>
    </message>
    <message>
        <source>folder %1 cannot lie in itself</source>
        <translation>폴더 %1은(는) 자기 안에 들어갈 수 없습니다</translation>
    </message>
    <message>
        <source>a folder needs a name</source>
        <translation>폴더에는 이름이 있어야 합니다</translation>
    </message>
    <message>
        <source>a folder has too long a name</source>
        <translation>폴더 이름이 너무 깁니다</translation>
    </message>
    <message>
        <source>a tag needs a name</source>
        <translation>태그에는 이름이 있어야 합니다</translation>
    </message>
    <message>
        <source>a tag has too long a name</source>
        <translation>태그 이름이 너무 깁니다</translation>
    </message>
    <message>
        <source>a label has too long a name</source>
        <translation>라벨 이름이 너무 깁니다</translation>
    </message>
    <message>
        <source>a rating is 0 to %L1 stars</source>
        <translation>별점은 0에서 %L1개까지입니다</translation>
    </message>
    <message>
        <source>opened again and found as it should be: %1</source>
        <translation>다시 열어 보니 제대로 되어 있습니다: %1</translation>
    </message>
    <message>
        <source>opened again, and %1</source>
        <translation>다시 열어 보니 %1</translation>
    </message>
    <message>
        <source>%L1 frames of %2</source>
        <translation>%L1프레임 %2</translation>
    </message>
    <message>
        <source>sound, %1</source>
        <translation>소리 %1</translation>
    </message>
    <message>
        <source>%L1 s</source>
        <translation>%L1초</translation>
    </message>
    <message>
        <source>it has %L1 frames instead of %L2</source>
        <translation>%L2프레임이 아니라 %L1프레임입니다</translation>
    </message>
    <message>
        <source>its pictures have another size</source>
        <translation>그림의 크기가 다릅니다</translation>
    </message>
    <message>
        <source>it has another frame rate</source>
        <translation>프레임 레이트가 다릅니다</translation>
    </message>
    <message>
        <source>it has sound that was not asked for</source>
        <translation>요청하지 않은 소리가 있습니다</translation>
    </message>
    <message>
        <source>it lasts %L1 s instead of %L2 s</source>
        <translation>%L2초가 아니라 %L1초입니다</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is encoded, not copied: %2</source>
        <translation>&apos;%1&apos;은(는) 복사하지 않고 인코딩합니다: %2</translation>
    </message>
    <message>
        <source>its size is not the sequence&apos;s</source>
        <translation>크기가 시퀀스와 다릅니다</translation>
    </message>
    <message>
        <source>it is turned</source>
        <translation>회전되어 있습니다</translation>
    </message>
    <message>
        <source>its pixels are not square</source>
        <translation>픽셀이 정사각형이 아닙니다</translation>
    </message>
    <message>
        <source>its frame rate is not the sequence&apos;s</source>
        <translation>프레임 레이트가 시퀀스와 다릅니다</translation>
    </message>
    <message>
        <source>it is HDR</source>
        <translation>HDR입니다</translation>
    </message>
    <message>
        <source>it is transparent</source>
        <translation>투명합니다</translation>
    </message>
    <message>
        <source>it is a still picture</source>
        <translation>정지 그림입니다</translation>
    </message>
    <message>
        <source>its colours are coded otherwise than the first clip&apos;s</source>
        <translation>색이 첫 클립과 다르게 코딩되어 있습니다</translation>
    </message>
    <message>
        <source>it is coded otherwise than the first clip</source>
        <translation>첫 클립과 다르게 코딩되어 있습니다</translation>
    </message>
    <message>
        <source>nothing could be copied: all of it is encoded</source>
        <translation>복사할 수 있는 것이 없어 모두 인코딩합니다</translation>
    </message>
    <message>
        <source>nothing was copied, all of it is encoded: %1</source>
        <translation>복사한 것 없이 모두 인코딩했습니다: %1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is offline: a grey card is shown, and silence, in its place</source>
        <translation>&apos;%1&apos;은(는) 오프라인입니다: 그 자리에 회색 판과 무음이 나옵니다</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is HDR (%2): it is tone-mapped to the standard range</source>
        <translation>&apos;%1&apos;은(는) HDR(%2)입니다: 표준 범위로 톤 매핑합니다</translation>
    </message>
    <message>
        <source>the size %1 was made even: %2</source>
        <translation>크기 %1을(를) 짝수로 맞췄습니다: %2</translation>
    </message>
    <message>
        <source>the frame before it is shown instead, first at frame %L1</source>
        <translation>그 앞 프레임을 대신 보입니다. 처음은 %L1번 프레임입니다</translation>
    </message>
    <message>
        <source>its sound is damaged and silent in places, first about frame %L1</source>
        <translation>소리가 손상되어 군데군데 무음입니다. 처음은 %L1번 프레임 부근입니다</translation>
    </message>
    <message>
        <source>the plain form of the transition is drawn: %1</source>
        <translation>전환의 단순한 형태를 그립니다: %1</translation>
    </message>
    <message>
        <source>the transition will be seen: %1</source>
        <translation>전환이 눈에 띄게 됩니다: %1</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: the sequence that it shows is not there: nothing is drawn</source>
        <translation>&apos;%1&apos;: 보여 줄 시퀀스가 없어 아무것도 그리지 않습니다</translation>
    </message>
    <message>
        <source>it is not the file that was analysed</source>
        <translation>분석한 그 파일이 아닙니다</translation>
    </message>
    <message>
        <source>fewer of its pictures can be read than before</source>
        <translation>전보다 읽을 수 있는 그림이 적습니다</translation>
    </message>
    <message>
        <source>it is not an analysis library</source>
        <translation>분석 라이브러리가 아닙니다</translation>
    </message>
    <message>
        <source>choose another file</source>
        <translation>다른 파일을 고르세요</translation>
    </message>
    <message>
        <source>the analysis library cannot be opened</source>
        <translation>분석 라이브러리를 열 수 없습니다</translation>
    </message>
    <message>
        <source>the analysis library was made by a newer Rhyme</source>
        <translation>더 새로운 Rhyme이 만든 분석 라이브러리입니다</translation>
    </message>
    <message>
        <source>choose another with --library</source>
        <translation>--library로 다른 것을 고르세요</translation>
    </message>
    <message>
        <source>the analysis library is damaged</source>
        <translation>분석 라이브러리가 손상되었습니다</translation>
    </message>
    <message>
        <source>the analysis library is damaged: %1</source>
        <translation>분석 라이브러리가 손상되었습니다: %1</translation>
    </message>
    <message>
        <source>analyse the footage again with --force</source>
        <translation>--force로 소재를 다시 분석하세요</translation>
    </message>
    <message>
        <source>analyse the footage again with --force, or move the library away</source>
        <translation>--force로 소재를 다시 분석하거나 라이브러리를 옮기세요</translation>
    </message>
    <message>
        <source>it could not be analysed: %1</source>
        <translation>분석할 수 없었습니다: %1</translation>
    </message>
    <message>
        <source>it has no frame %L1</source>
        <translation>%L1번 프레임이 없습니다</translation>
    </message>
    <message>
        <source>the frame could not be described: %1</source>
        <translation>프레임을 살펴볼 수 없었습니다: %1</translation>
    </message>
    <message>
        <source>this is no description of colours</source>
        <translation>색 설명이 아닙니다</translation>
    </message>
    <message>
        <source>this is no description of a composition</source>
        <translation>구도 설명이 아닙니다</translation>
    </message>
    <message>
        <source>these bytes are no description of depth</source>
        <translation>깊이 설명이 아닙니다</translation>
    </message>
    <message>
        <source>this is no description of light</source>
        <translation>빛 설명이 아닙니다</translation>
    </message>
    <message>
        <source>this is no description of lines</source>
        <translation>선 설명이 아닙니다</translation>
    </message>
    <message>
        <source>these bytes are no motion descriptor</source>
        <translation>움직임 설명이 아닙니다</translation>
    </message>
    <message>
        <source>these bytes are no description of people</source>
        <translation>사람 설명이 아닙니다</translation>
    </message>
    <message>
        <source>these bytes are no shape descriptor</source>
        <translation>형태 설명이 아닙니다</translation>
    </message>
    <message>
        <source>it does not describe a network</source>
        <translation>신경망을 설명하는 파일이 아닙니다</translation>
    </message>
    <message>
        <source>the network&apos;s output is not what its description says</source>
        <translation>신경망의 출력이 설명과 다릅니다</translation>
    </message>
    <message>
        <source>the network cannot be run</source>
        <translation>신경망을 실행할 수 없습니다</translation>
    </message>
    <message>
        <source>it is no cascade of box features</source>
        <translation>상자 특징의 캐스케이드가 아닙니다</translation>
    </message>
    <message>
        <source>cascades of this kind are not read</source>
        <translation>이런 종류의 캐스케이드는 읽지 않습니다</translation>
    </message>
    <message>
        <source>the cascade cannot be opened</source>
        <translation>캐스케이드를 열 수 없습니다</translation>
    </message>
    <message>
        <source>there is no such footage</source>
        <translation>그런 소재가 없습니다</translation>
    </message>
    <message>
        <source>there is no cue of the name &apos;%1&apos;</source>
        <translation>&apos;%1&apos;이라는 단서가 없습니다</translation>
    </message>
    <message>
        <source>the weight of &apos;%1&apos; is not a number from 0 up</source>
        <translation>&apos;%1&apos;의 가중치가 0 이상의 수가 아닙니다</translation>
    </message>
    <message>
        <source>the study was stopped</source>
        <translation>스터디를 중지했습니다</translation>
    </message>
    <message>
        <source>the demo can&apos;t be drawn at this size</source>
        <translation>데모를 이 크기로 그릴 수 없습니다</translation>
    </message>
    <message>
        <source>choose a side from 16 to 4096 pixels</source>
        <translation>한 변을 16에서 4096픽셀 사이로 고르세요</translation>
    </message>
    <message>
        <source>the demo has no scene called &quot;%1&quot;</source>
        <translation>데모에 &quot;%1&quot; 장면이 없습니다</translation>
    </message>
    <message>
        <source>the demo could not be made: %1</source>
        <translation>데모를 만들 수 없었습니다: %1</translation>
    </message>
    <message>
        <source>a cut refers to media that are not open</source>
        <translation>컷이 열려 있지 않은 미디어를 가리킵니다</translation>
    </message>
    <message>
        <source>it has no picture to cut</source>
        <translation>자를 그림이 없습니다</translation>
    </message>
    <message>
        <source>give it as the song</source>
        <translation>노래로 지정하세요</translation>
    </message>
    <message>
        <source>there is no sound in it</source>
        <translation>소리가 없습니다</translation>
    </message>
    <message>
        <source>there is nothing to join</source>
        <translation>이을 것이 없습니다</translation>
    </message>
    <message>
        <source>there is no transition of the name &apos;%1&apos;</source>
        <translation>&apos;%1&apos;이라는 전환이 없습니다</translation>
    </message>
    <message>
        <source>the song is not open</source>
        <translation>노래가 열려 있지 않습니다</translation>
    </message>
    <message>
        <source>there is no footage to cut</source>
        <translation>자를 소재가 없습니다</translation>
    </message>
    <message>
        <source>the song has no beats to cut on</source>
        <translation>노래에 컷을 맞출 비트가 없습니다</translation>
    </message>
    <message>
        <source>the song is over there</source>
        <translation>거기서는 노래가 끝났습니다</translation>
    </message>
    <message>
        <source>begin earlier</source>
        <translation>더 앞에서 시작하세요</translation>
    </message>
    <message>
        <source>the cut was stopped</source>
        <translation>자르기를 중지했습니다</translation>
    </message>
    <message>
        <source>the shots are too short for the beats of the song</source>
        <translation>노래의 비트에 비해 숏이 너무 짧습니다</translation>
    </message>
    <message>
        <source>the cut has no clip %L1 to keep</source>
        <translation>남길 %L1번 클립이 컷에 없습니다</translation>
    </message>
    <message>
        <source>clip %L1 cannot be kept: it is not of this footage</source>
        <translation>%L1번 클립을 남길 수 없습니다: 이 소재의 것이 아닙니다</translation>
    </message>
    <message>
        <source>clip %L1 cannot be kept: its shot is not known</source>
        <translation>%L1번 클립을 남길 수 없습니다: 그 숏을 알 수 없습니다</translation>
    </message>
    <message>
        <source>only 8-bit RGB pictures are written as JPEG</source>
        <translation>JPEG로는 8비트 RGB 그림만 씁니다</translation>
    </message>
    <message>
        <source>this FFmpeg cannot write JPEG</source>
        <translation>이 FFmpeg는 JPEG를 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>only 8-bit RGB pictures are written as PNG</source>
        <translation>PNG로는 8비트 RGB 그림만 씁니다</translation>
    </message>
    <message>
        <source>this FFmpeg cannot write PNG</source>
        <translation>이 FFmpeg는 PNG를 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>the picture could not be encoded</source>
        <translation>그림을 인코딩할 수 없었습니다</translation>
    </message>
    <message>
        <source>the picture could not be converted (%1)</source>
        <translation>그림을 변환할 수 없었습니다 (%1)</translation>
    </message>
    <message>
        <source>a look-up table is for RGB pictures of 8, 16 or 32 bits</source>
        <translation>룩업 테이블은 8, 16, 32비트 RGB 그림에 씁니다</translation>
    </message>
    <message>
        <source>there is not enough memory for the picture</source>
        <translation>그림에 쓸 메모리가 모자랍니다</translation>
    </message>
    <message>
        <source>there is no picture</source>
        <translation>그림이 없습니다</translation>
    </message>
    <message>
        <source>there is no picture of that size</source>
        <translation>그 크기의 그림이 없습니다</translation>
    </message>
    <message>
        <source>the picture&apos;s size must lie between 1 and 32768</source>
        <translation>그림 크기는 1에서 32768 사이여야 합니다</translation>
    </message>
    <message>
        <source>the sequence&apos;s size must lie between 1 and 32768</source>
        <translation>시퀀스 크기는 1에서 32768 사이여야 합니다</translation>
    </message>
    <message>
        <source>a picture must be RGB of 8 or 16 bits to be encoded</source>
        <translation>그림을 인코딩하려면 8비트나 16비트 RGB여야 합니다</translation>
    </message>
    <message>
        <source>there is no pixel format %1</source>
        <translation>픽셀 형식 %1이 없습니다</translation>
    </message>
    <message>
        <source>the video hardware failed</source>
        <translation>비디오 하드웨어가 실패했습니다</translation>
    </message>
    <message>
        <source>titles cannot be drawn: libass did not start</source>
        <translation>타이틀을 그릴 수 없습니다: libass가 시작되지 않았습니다</translation>
    </message>
    <message>
        <source>there is not enough memory for a title</source>
        <translation>타이틀에 쓸 메모리가 모자랍니다</translation>
    </message>
    <message>
        <source>a proxy of this would be of no use</source>
        <translation>이것의 프록시는 쓸모가 없습니다</translation>
    </message>
    <message>
        <source>a proxy would lose its transparency</source>
        <translation>프록시는 투명도를 잃습니다</translation>
    </message>
    <message>
        <source>this proxy has other frames than its source</source>
        <translation>이 프록시는 원본과 프레임이 다릅니다</translation>
    </message>
    <message>
        <source>it is not used; make it again</source>
        <translation>쓰지 않습니다. 다시 만드세요</translation>
    </message>
    <message>
        <source>there is no proxy</source>
        <translation>프록시가 없습니다</translation>
    </message>
    <message>
        <source>loudness is measured between 8000 and 384000 samples a second</source>
        <translation>라우드니스는 초당 8000에서 384000샘플 사이에서 잽니다</translation>
    </message>
    <message>
        <source>there is not enough memory to measure loudness</source>
        <translation>라우드니스를 잴 메모리가 모자랍니다</translation>
    </message>
    <message>
        <source>its channel layout cannot be mixed to stereo</source>
        <translation>채널 배치를 스테레오로 섞을 수 없습니다</translation>
    </message>
    <message>
        <source>its sound cannot be resampled</source>
        <translation>소리의 샘플레이트를 바꿀 수 없습니다</translation>
    </message>
    <message>
        <source>the sample rate is out of range</source>
        <translation>샘플레이트가 범위를 벗어났습니다</translation>
    </message>
    <message>
        <source>sound is played at a 32nd of its speed at least and 32 times it at most</source>
        <translation>소리는 속도의 32분의 1에서 32배까지 재생합니다</translation>
    </message>
    <message>
        <source>sound is mixed between 8000 and 384000 samples a second</source>
        <translation>소리는 초당 8000에서 384000샘플 사이에서 섞습니다</translation>
    </message>
    <message>
        <source>sound this much faster cannot be mixed in one piece</source>
        <translation>이만큼 빠른 소리는 한 번에 섞을 수 없습니다</translation>
    </message>
    <message>
        <source>the sound could not be converted</source>
        <translation>소리를 변환할 수 없었습니다</translation>
    </message>
    <message>
        <source>the sound cannot be converted for %1</source>
        <translation>%1에 맞게 소리를 변환할 수 없습니다</translation>
    </message>
    <message>
        <source>make it or choose another</source>
        <translation>만들거나 다른 폴더를 고르세요</translation>
    </message>
    <message>
        <source>the encoder changed its parameter sets midway</source>
        <translation>인코더가 도중에 설정을 바꿨습니다</translation>
    </message>
    <message>
        <source>it was opened without a picture to encode</source>
        <translation>인코딩할 그림 없이 열렸습니다</translation>
    </message>
    <message>
        <source>it was not opened for coded pictures</source>
        <translation>인코딩된 그림을 받도록 열리지 않았습니다</translation>
    </message>
    <message>
        <source>coded pictures came in an order that no decoder can show</source>
        <translation>인코딩된 그림의 순서를 어떤 디코더도 보일 수 없습니다</translation>
    </message>
    <message>
        <source>it was opened without sound</source>
        <translation>소리 없이 열렸습니다</translation>
    </message>
    <message>
        <source>it is finished already</source>
        <translation>이미 끝났습니다</translation>
    </message>
    <message>
        <source>coded pictures of an unknown kind cannot be written</source>
        <translation>알 수 없는 종류의 인코딩된 그림은 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>a run of pictures takes nothing but pictures</source>
        <translation>그림 묶음에는 그림만 들어갑니다</translation>
    </message>
    <message>
        <source>the picture&apos;s size or rate is not one that can be written</source>
        <translation>쓸 수 없는 그림 크기나 프레임 레이트입니다</translation>
    </message>
    <message>
        <source>there is no picture to write</source>
        <translation>쓸 그림이 없습니다</translation>
    </message>
    <message>
        <source>there are more pictures than times for them</source>
        <translation>그림이 그 시각보다 많습니다</translation>
    </message>
    <message>
        <source>the picture cannot be converted for the encoder</source>
        <translation>인코더에 맞게 그림을 변환할 수 없습니다</translation>
    </message>
    <message>
        <source>pictures of the chosen pixel format cannot be dissolved</source>
        <translation>고른 픽셀 형식의 그림은 디졸브할 수 없습니다</translation>
    </message>
    <message>
        <source>what is encoded would not fit what is copied</source>
        <translation>인코딩한 것이 복사한 것에 맞지 않습니다</translation>
    </message>
    <message>
        <source>there is no encoder for pictures that fit its codec</source>
        <translation>그 코덱에 맞는 그림의 인코더가 없습니다</translation>
    </message>
    <message>
        <source>the encoder %1 gives no parameter sets</source>
        <translation>인코더 %1이 설정을 주지 않습니다</translation>
    </message>
    <message>
        <source>the encoder %1 does not know the setting %2</source>
        <translation>인코더 %1은 설정 %2를 모릅니다</translation>
    </message>
    <message>
        <source>the encoder %1 refused these settings (%2)</source>
        <translation>인코더 %1이 이 설정을 거부했습니다 (%2)</translation>
    </message>
    <message>
        <source>a frame could not be encoded (%1)</source>
        <translation>프레임을 인코딩할 수 없었습니다 (%1)</translation>
    </message>
    <message>
        <source>the preset &apos;%1&apos; has neither picture nor sound</source>
        <translation>프리셋 &apos;%1&apos;에는 그림도 소리도 없습니다</translation>
    </message>
    <message>
        <source>the clips of the transition are not there</source>
        <translation>전환의 클립이 없습니다</translation>
    </message>
    <message>
        <source>the change leaves no sequence</source>
        <translation>바꾸고 나면 시퀀스가 남지 않습니다</translation>
    </message>
    <message>
        <source>the change uses media the project has not</source>
        <translation>바뀐 것이 프로젝트에 없는 미디어를 씁니다</translation>
    </message>
    <message>
        <source>the change does not fit what is there (%1)</source>
        <translation>바뀐 것이 있는 것과 맞지 않습니다 (%1)</translation>
    </message>
    <message>
        <source>it asks for more memory than there is</source>
        <translation>있는 것보다 많은 메모리를 요구합니다</translation>
    </message>
    <message>
        <source>it is too large to be an edit</source>
        <translation>편집 데이터라기에는 너무 큽니다</translation>
    </message>
    <message>
        <source>it is too large to be a project</source>
        <translation>프로젝트라기에는 너무 큽니다</translation>
    </message>
    <message>
        <source>it cannot be understood (%1)</source>
        <translation>알아볼 수 없습니다 (%1)</translation>
    </message>
    <message>
        <source>%1 is only written, not read</source>
        <translation>%1은 쓰기만 하고 읽지 않습니다</translation>
    </message>
    <message>
        <source>a record of the journal is damaged</source>
        <translation>저널의 기록이 손상되었습니다</translation>
    </message>
    <message>
        <source>there is no such step in the history</source>
        <translation>작업 내역에 그런 단계가 없습니다</translation>
    </message>
    <message>
        <source>the journal cannot be read</source>
        <translation>저널을 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>the journal does not know this file</source>
        <translation>저널이 이 파일을 모릅니다</translation>
    </message>
    <message>
        <source>the journal was removed</source>
        <translation>저널이 지워졌습니다</translation>
    </message>
    <message>
        <source>it is in use</source>
        <translation>사용 중입니다</translation>
    </message>
    <message>
        <source>a change does not belong to the text before it</source>
        <translation>바뀐 것이 앞의 글에 속하지 않습니다</translation>
    </message>
    <message>
        <source>it could not be locked</source>
        <translation>잠글 수 없었습니다</translation>
    </message>
    <message>
        <source>a track has no place in the file</source>
        <translation>파일에 트랙의 자리가 없습니다</translation>
    </message>
    <message>
        <source>it is not sound: %1</source>
        <translation>온전하지 않습니다: %1</translation>
    </message>
    <message>
        <source>it could not be written as JSON (%1)</source>
        <translation>JSON으로 쓸 수 없었습니다 (%1)</translation>
    </message>
    <message>
        <source>the edit cannot be read (%1)</source>
        <translation>편집을 읽을 수 없습니다 (%1)</translation>
    </message>
    <message>
        <source>free some space or choose another folder</source>
        <translation>공간을 비우거나 다른 폴더를 고르세요</translation>
    </message>
    <message>
        <source>it holds less than a second of sound</source>
        <translation>소리가 1초도 되지 않습니다</translation>
    </message>
    <message>
        <source>copy it again if it should be longer</source>
        <translation>더 길어야 한다면 다시 복사하세요</translation>
    </message>
    <message>
        <source>the picture would be seen to jump: at its fastest it changes by %L1 % more than the clips do by themselves</source>
        <translation>그림이 튀어 보입니다: 가장 빠를 때 클립 자체보다 %L1% 더 변합니다</translation>
    </message>
    <message>
        <source>make the transition longer, or use a plain cut or a dissolve</source>
        <translation>전환을 더 길게 하거나 그냥 자르기나 디졸브를 쓰세요</translation>
    </message>
    <message>
        <source>the picture would flash more than three times a second</source>
        <translation>그림이 1초에 세 번 넘게 번쩍입니다</translation>
    </message>
    <message>
        <source>make the transition longer, or use a plain cut</source>
        <translation>전환을 더 길게 하거나 그냥 자르기를 쓰세요</translation>
    </message>
    <message>
        <source>the movement is too slow to cover a cross-fade: both pictures would be seen through each other</source>
        <translation>움직임이 너무 느려 겹침을 가리지 못합니다: 두 그림이 서로 비쳐 보입니다</translation>
    </message>
    <message>
        <source>use a plain cut, a mix of two frames, or a whip</source>
        <translation>그냥 자르기나 두 프레임 섞기, 휩을 쓰세요</translation>
    </message>
    <message>
        <source>the subjects move so much by themselves that their forms would leave each other</source>
        <translation>피사체가 스스로 너무 많이 움직여 형태가 서로 벗어납니다</translation>
    </message>
    <message>
        <source>part %1</source>
        <translation>%1 구간</translation>
    </message>
    <message>
        <source>bar %L1</source>
        <translation>%L1마디</translation>
    </message>
    <message>
        <source>bar %L1: %2</source>
        <translation>%L1마디: %2</translation>
    </message>
    <message>
        <source>beat %L1 of bar %L2</source>
        <translation>%L2마디의 %L1번째 비트</translation>
    </message>
    <message>
        <source>beat %L1 of bar %L2: %3</source>
        <translation>%L2마디의 %L1번째 비트: %3</translation>
    </message>
    <message>
        <source>the drop</source>
        <translation>드롭</translation>
    </message>
    <message>
        <source>no beat is heard here</source>
        <translation>여기서는 비트가 들리지 않음</translation>
    </message>
    <message>
        <source>the beginning</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>끝</translation>
    </message>
    <message>
        <source>performance</source>
        <translation>퍼포먼스</translation>
    </message>
    <message>
        <source>its black bars are cut off</source>
        <translation>검은 띠를 잘라 냄</translation>
    </message>
    <message>
        <source>much moves where the song is full</source>
        <translation>노래가 꽉 찬 곳에서 움직임이 많음</translation>
    </message>
    <message>
        <source>calm where the song is calm</source>
        <translation>노래가 잔잔한 곳에서 잔잔함</translation>
    </message>
    <message>
        <source>nothing rhymed</source>
        <translation>운이 맞는 것이 없었음</translation>
    </message>
    <message>
        <source>a plain cut: %1</source>
        <translation>그냥 자르기: %1</translation>
    </message>
    <message>
        <source>no beat is heard in it</source>
        <translation>비트가 들리지 않습니다</translation>
    </message>
    <message>
        <source>choose another song</source>
        <translation>다른 노래를 고르세요</translation>
    </message>
    <message>
        <source>there is no such video track</source>
        <translation>그런 비디오 트랙이 없습니다</translation>
    </message>
    <message>
        <source>there is writing in it; nothing else was left</source>
        <translation>글자가 들어 있지만 남은 것이 이것뿐이었음</translation>
    </message>
    <message>
        <source>the file is cut short; what could be read is used</source>
        <translation>파일이 잘려 있습니다. 읽을 수 있는 만큼 씁니다</translation>
    </message>
    <message>
        <source>the file is cut short: %L1 s of %L2 s could be read and are used</source>
        <translation>파일이 잘려 있습니다. %L2초 가운데 %L1초를 읽어 씁니다</translation>
    </message>
    <message>
        <source>%L1 s of its sound are missing at %L2 s: silence is heard there</source>
        <translation>%L2초에서 소리 %L1초가 빠져 있습니다. 그곳은 무음입니다</translation>
    </message>
    <message>
        <source>%L1 s of its sound are missing in %L2 places, first at %L3 s: silence is heard there</source>
        <translation>소리 %L1초가 %L2곳에서 빠져 있습니다(처음은 %L3초). 그곳은 무음입니다</translation>
    </message>
    <message>
        <source>its sound is damaged at %L1 s: silence is heard there</source>
        <translation>%L1초에서 소리가 손상되었습니다. 그곳은 무음입니다</translation>
    </message>
    <message>
        <source>its sound is damaged in %L1 places, first at %L2 s: silence is heard there</source>
        <translation>소리가 %L1곳에서 손상되었습니다(처음은 %L2초). 그곳은 무음입니다</translation>
    </message>
    <message>
        <source>the picture is left out: %1</source>
        <translation>그림은 뺍니다: %1</translation>
    </message>
    <message>
        <source>the sound is left out: %1</source>
        <translation>소리는 뺍니다: %1</translation>
    </message>
    <message>
        <source>picture %L1 is missing: the film ends before it, though later ones are there</source>
        <translation>그림 %L1번이 없습니다. 뒤의 그림이 있어도 영상은 그 앞에서 끝납니다</translation>
    </message>
    <message>
        <source>it holds %L1 pictures side by side; the first is used</source>
        <translation>그림 %L1개가 나란히 들어 있습니다. 첫째 것을 씁니다</translation>
    </message>
    <message>
        <source>its header says no time scale: only %L1 of %L2 pictures have a place in time</source>
        <translation>머리말에 시간 눈금이 없습니다. 그림 %L2개 가운데 %L1개만 시간 속 자리가 있습니다</translation>
    </message>
    <message>
        <source>its transparency is not used: this FFmpeg has no decoder for it</source>
        <translation>투명도는 쓰지 않습니다. 이 FFmpeg에는 그 디코더가 없습니다</translation>
    </message>
    <message>
        <source>%1 part them</source>
        <translation>%1(으)로 나뉨</translation>
    </message>
    <message>
        <source>%1 parts them</source>
        <translation>%1(으)로 나뉨</translation>
    </message>
    <message>
        <source>make the transition about %L1 frames long, or use a plain cut or a dissolve</source>
        <translation>전환을 약 %L1프레임 길이로 하거나 그냥 자르기나 디졸브를 쓰세요</translation>
    </message>
</context>
<context>
    <name>Cues</name>
    <message>
        <source>Shape</source>
        <translation>형태</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>선</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>색</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>빛</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>깊이</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>움직임</translation>
    </message>
    <message>
        <source>Composition</source>
        <translation>구도</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>사람</translation>
    </message>
</context>
<context>
    <name>Edit</name>
    <message>
        <source>Open footage in the source viewer first</source>
        <translation>먼저 소재를 소스 뷰어에서 여세요</translation>
    </message>
    <message>
        <source>There is nothing to copy</source>
        <translation>복사할 것이 없습니다</translation>
    </message>
    <message>
        <source>There is nothing to cut</source>
        <translation>잘라낼 것이 없습니다</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>잘라내기</translation>
    </message>
    <message>
        <source>Nothing was copied yet</source>
        <translation>아직 복사한 것이 없습니다</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>붙여넣기</translation>
    </message>
    <message>
        <source>Copy the clip whose attributes are wanted first</source>
        <translation>먼저 속성을 가져올 클립을 복사하세요</translation>
    </message>
    <message>
        <source>Select the clips that are to have them</source>
        <translation>속성을 받을 클립을 선택하세요</translation>
    </message>
    <message>
        <source>Paste attributes</source>
        <translation>속성 붙여넣기</translation>
    </message>
    <message>
        <source>Remove attributes</source>
        <translation>속성 제거</translation>
    </message>
    <message>
        <source>There is nothing to duplicate</source>
        <translation>복제할 것이 없습니다</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>복제</translation>
    </message>
    <message>
        <source>Unlink</source>
        <translation>연결 해제</translation>
    </message>
    <message>
        <source>Select the clips that belong together, one of each track</source>
        <translation>서로 연결할 클립을 트랙마다 하나씩 선택하세요</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>There is no clip beside it to swap with</source>
        <translation>옆에 바꿀 클립이 없습니다</translation>
    </message>
    <message>
        <source>Swap clips</source>
        <translation>클립 바꾸기</translation>
    </message>
    <message>
        <source>There is no cut at the playhead</source>
        <translation>재생헤드에 컷이 없습니다</translation>
    </message>
    <message>
        <source>Join clips</source>
        <translation>클립 합치기</translation>
    </message>
    <message>
        <source>Append</source>
        <translation>끝에 추가</translation>
    </message>
    <message>
        <source>There is no clip at the playhead to replace</source>
        <translation>재생헤드에 바꿀 클립이 없습니다</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>바꾸기</translation>
    </message>
    <message>
        <source>Mark in and out of the sequence first</source>
        <translation>먼저 시퀀스의 인과 아웃을 표시하세요</translation>
    </message>
    <message>
        <source>Fit to fill</source>
        <translation>길이에 맞추기</translation>
    </message>
    <message>
        <source>Reverse</source>
        <translation>거꾸로</translation>
    </message>
    <message>
        <source>Freeze frame</source>
        <translation>정지 프레임</translation>
    </message>
    <message>
        <source>There is no picture at the playhead to freeze</source>
        <translation>재생헤드에 정지할 그림이 없습니다</translation>
    </message>
    <message>
        <source>There is no clip at the playhead to trim</source>
        <translation>재생헤드에 트림할 클립이 없습니다</translation>
    </message>
    <message>
        <source>Trim</source>
        <translation>트림</translation>
    </message>
    <message>
        <source>Select the clips that are to become a sequence</source>
        <translation>시퀀스로 만들 클립을 선택하세요</translation>
    </message>
    <message>
        <source>Nested %1</source>
        <translation>중첩 %1</translation>
    </message>
    <message>
        <source>Nest</source>
        <translation>중첩</translation>
    </message>
    <message>
        <source>Unnest</source>
        <translation>중첩 풀기</translation>
    </message>
    <message>
        <source>No sequence is selected</source>
        <translation>선택한 시퀀스가 없습니다</translation>
    </message>
    <message>
        <source>Open sequence</source>
        <translation>시퀀스 열기</translation>
    </message>
    <message>
        <source>Sequence %1</source>
        <translation>시퀀스 %1</translation>
    </message>
    <message>
        <source>New sequence</source>
        <translation>새 시퀀스</translation>
    </message>
    <message>
        <source>The playhead stands in no section with versions</source>
        <translation>재생헤드가 버전이 있는 구간에 있지 않습니다</translation>
    </message>
    <message>
        <source>Mark in and out of the section first</source>
        <translation>먼저 구간의 인과 아웃을 표시하세요</translation>
    </message>
    <message>
        <source>Section %1</source>
        <translation>구간 %1</translation>
    </message>
    <message>
        <source>Versions of a section</source>
        <translation>구간의 버전</translation>
    </message>
    <message>
        <source>New version</source>
        <translation>새 버전</translation>
    </message>
    <message>
        <source>This section has one version only</source>
        <translation>이 구간에는 버전이 하나뿐입니다</translation>
    </message>
    <message>
        <source>Show version</source>
        <translation>버전 보기</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>버전 %1</translation>
    </message>
    <message>
        <source>Keep this version</source>
        <translation>이 버전 남기기</translation>
    </message>
    <message>
        <source>Unlock time</source>
        <translation>시간 잠금 해제</translation>
    </message>
    <message>
        <source>Mark in and out of what is to stay first</source>
        <translation>먼저 그대로 둘 곳의 인과 아웃을 표시하세요</translation>
    </message>
    <message>
        <source>Lock time</source>
        <translation>시간 잠금</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>잠김</translation>
    </message>
    <message>
        <source>There is no clip at the playhead to split</source>
        <translation>재생헤드에 나눌 클립이 없습니다</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>나누기</translation>
    </message>
    <message>
        <source>Ripple trim</source>
        <translation>리플 트림</translation>
    </message>
    <message>
        <source>Lift</source>
        <translation>들어내기</translation>
    </message>
    <message>
        <source>Ripple delete</source>
        <translation>리플 삭제</translation>
    </message>
    <message>
        <source>Close gap</source>
        <translation>틈 닫기</translation>
    </message>
    <message>
        <source>Roll cut</source>
        <translation>컷 롤</translation>
    </message>
    <message>
        <source>Nudge</source>
        <translation>조금 옮기기</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>끄기</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>켜기</translation>
    </message>
    <message>
        <source>Mark in and out first</source>
        <translation>먼저 인과 아웃을 표시하세요</translation>
    </message>
    <message>
        <source>Lift range</source>
        <translation>구간 들어내기</translation>
    </message>
    <message>
        <source>Extract range</source>
        <translation>구간 추출</translation>
    </message>
    <message>
        <source>Add marker</source>
        <translation>마커 추가</translation>
    </message>
    <message>
        <source>Remove marker</source>
        <translation>마커 제거</translation>
    </message>
    <message>
        <source>There is no marker at the playhead</source>
        <translation>재생헤드에 마커가 없습니다</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>삽입</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>덮어쓰기</translation>
    </message>
    <message>
        <source>Dissolve</source>
        <translation>디졸브</translation>
    </message>
    <message>
        <source>There is no transition at the cut</source>
        <translation>컷에 전환이 없습니다</translation>
    </message>
    <message>
        <source>Remove transition</source>
        <translation>전환 제거</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 추가</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>자막</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>색</translation>
    </message>
    <message>
        <source>Adjustment</source>
        <translation>조정</translation>
    </message>
    <message>
        <source>Words as titles</source>
        <translation>가사를 자막으로</translation>
    </message>
</context>
<context>
    <name>Effects</name>
    <message>
        <source>Blur</source>
        <translation>흐림</translation>
    </message>
    <message>
        <source>Chroma key</source>
        <translation>크로마 키</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>색</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>Directional blur</source>
        <translation>방향 흐림</translation>
    </message>
    <message>
        <source>Glow</source>
        <translation>글로우</translation>
    </message>
    <message>
        <source>Grain</source>
        <translation>그레인</translation>
    </message>
    <message>
        <source>Hue curves</source>
        <translation>색상 곡선</translation>
    </message>
    <message>
        <source>Look-up table</source>
        <translation>룩업 테이블</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>마스크</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>불투명도</translation>
    </message>
    <message>
        <source>Opposing grade</source>
        <translation>보색 그레이드</translation>
    </message>
    <message>
        <source>Position, size and crop</source>
        <translation>위치, 크기, 자르기</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>선명하게</translation>
    </message>
    <message>
        <source>Soft skin</source>
        <translation>부드러운 피부</translation>
    </message>
    <message>
        <source>Stabilise</source>
        <translation>손떨림 보정</translation>
    </message>
    <message>
        <source>Vignette</source>
        <translation>비네트</translation>
    </message>
    <message>
        <source>Lift, gamma, gain</source>
        <translation>리프트, 감마, 게인</translation>
    </message>
    <message>
        <source>To the right, shares of the width</source>
        <translation>오른쪽으로, 너비에 대한 비율</translation>
    </message>
    <message>
        <source>Down, shares of the height</source>
        <translation>아래로, 높이에 대한 비율</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Degrees, clockwise</source>
        <translation>도, 시계 방향</translation>
    </message>
    <message>
        <source>The point that it turns and grows about: share of the width</source>
        <translation>회전하고 커지는 기준점: 너비에 대한 비율</translation>
    </message>
    <message>
        <source>and of the height</source>
        <translation>그리고 높이에 대한 비율</translation>
    </message>
    <message>
        <source>Taken away at the left, share of the width</source>
        <translation>왼쪽에서 잘라 냄, 너비에 대한 비율</translation>
    </message>
    <message>
        <source>at the right</source>
        <translation>오른쪽에서</translation>
    </message>
    <message>
        <source>at the top, share of the height</source>
        <translation>위에서, 높이에 대한 비율</translation>
    </message>
    <message>
        <source>at the bottom</source>
        <translation>아래에서</translation>
    </message>
    <message>
        <source>Mirrored left to right</source>
        <translation>거울처럼 좌우를 바꿈</translation>
    </message>
    <message>
        <source>Upside down</source>
        <translation>위아래를 바꿈</translation>
    </message>
    <message>
        <source>0: not to be seen, 1: covers what lies below</source>
        <translation>0: 보이지 않음, 1: 아래를 가림</translation>
    </message>
    <message>
        <source>How it meets what lies below</source>
        <translation>아래 그림과 섞이는 방식</translation>
    </message>
    <message>
        <source>Stops: +1 is twice the light</source>
        <translation>스톱: +1이면 빛이 두 배</translation>
    </message>
    <message>
        <source>Colder (bluer) to warmer (more orange), stops of red over blue</source>
        <translation>차가움(파랑)에서 따뜻함(주황)으로, 파랑 대비 빨강의 스톱</translation>
    </message>
    <message>
        <source>Greener to more magenta</source>
        <translation>초록에서 마젠타로</translation>
    </message>
    <message>
        <source>0: grey, 1: as it is</source>
        <translation>0: 회색, 1: 그대로</translation>
    </message>
    <message>
        <source>About the middle grey; 1: as it is</source>
        <translation>중간 회색 기준; 1: 그대로</translation>
    </message>
    <message>
        <source>Shadows darker or brighter</source>
        <translation>어두운 부분을 더 어둡게 또는 밝게</translation>
    </message>
    <message>
        <source>Red in the shadows</source>
        <translation>어두운 부분의 빨강</translation>
    </message>
    <message>
        <source>Green in the shadows</source>
        <translation>어두운 부분의 초록</translation>
    </message>
    <message>
        <source>Blue in the shadows</source>
        <translation>어두운 부분의 파랑</translation>
    </message>
    <message>
        <source>Middle tones darker or brighter</source>
        <translation>중간 톤을 더 어둡게 또는 밝게</translation>
    </message>
    <message>
        <source>Red in the middle tones</source>
        <translation>중간 톤의 빨강</translation>
    </message>
    <message>
        <source>Green in the middle tones</source>
        <translation>중간 톤의 초록</translation>
    </message>
    <message>
        <source>Blue in the middle tones</source>
        <translation>중간 톤의 파랑</translation>
    </message>
    <message>
        <source>Lights darker or brighter</source>
        <translation>밝은 부분을 더 어둡게 또는 밝게</translation>
    </message>
    <message>
        <source>Red in the lights</source>
        <translation>밝은 부분의 빨강</translation>
    </message>
    <message>
        <source>Green in the lights</source>
        <translation>밝은 부분의 초록</translation>
    </message>
    <message>
        <source>Blue in the lights</source>
        <translation>밝은 부분의 파랑</translation>
    </message>
    <message>
        <source>How much of them is mixed in</source>
        <translation>섞이는 정도</translation>
    </message>
    <message>
        <source>All channels, then each of its own; from 0,0 (black) to 1,1 (white)</source>
        <translation>모든 채널, 그다음 각 채널; 0,0(검정)에서 1,1(흰색)까지</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>빨강</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>파랑</translation>
    </message>
    <message>
        <source>All hues turned, degrees</source>
        <translation>모든 색조를 돌림, 도</translation>
    </message>
    <message>
        <source>Hue against hue: degrees turned at each (0..360; red 29, yellow 110, blue 264)</source>
        <translation>색조 대 색조: 각 색조를 돌리는 도(0..360; 빨강 29, 노랑 110, 파랑 264)</translation>
    </message>
    <message>
        <source>Hue against saturation: 1 as it is, 0 grey</source>
        <translation>색조 대 채도: 1은 그대로, 0은 회색</translation>
    </message>
    <message>
        <source>Hue against light: stops</source>
        <translation>색조 대 빛: 스톱</translation>
    </message>
    <message>
        <source>How much of it is mixed in</source>
        <translation>섞이는 정도</translation>
    </message>
    <message>
        <source>The table, a .cube file</source>
        <translation>룩업 테이블, .cube 파일</translation>
    </message>
    <message>
        <source>Standard deviation of the Gaussian, percent of the picture&apos;s height</source>
        <translation>가우스 표준편차, 화면 높이의 퍼센트</translation>
    </message>
    <message>
        <source>In light, as a lens blurs: bright things spread</source>
        <translation>빛으로, 렌즈처럼 흐림: 밝은 것이 번짐</translation>
    </message>
    <message>
        <source>How far things smear, percent of the picture&apos;s height</source>
        <translation>번지는 거리, 화면 높이의 퍼센트</translation>
    </message>
    <message>
        <source>Degrees, clockwise; 0: sideways, 90: up and down</source>
        <translation>도, 시계 방향; 0: 좌우, 90: 상하</translation>
    </message>
    <message>
        <source>How much steeper</source>
        <translation>얼마나 더 가파르게</translation>
    </message>
    <message>
        <source>Of what is sharpened, percent of the picture&apos;s height</source>
        <translation>선명하게 할 크기, 화면 높이의 퍼센트</translation>
    </message>
    <message>
        <source>What differs less, in percent, is noise and stays</source>
        <translation>이보다 적게(퍼센트) 다르면 노이즈로 보고 그대로 둠</translation>
    </message>
    <message>
        <source>How far edges may overshoot</source>
        <translation>가장자리가 넘칠 수 있는 정도</translation>
    </message>
    <message>
        <source>How much light is added</source>
        <translation>더해지는 빛의 양</translation>
    </message>
    <message>
        <source>How bright a thing must be to glow</source>
        <translation>빛나려면 얼마나 밝아야 하는지</translation>
    </message>
    <message>
        <source>How far it shines, percent of the picture&apos;s height</source>
        <translation>빛이 퍼지는 거리, 화면 높이의 퍼센트</translation>
    </message>
    <message>
        <source>The colour that the glow takes on</source>
        <translation>빛이 띠는 색</translation>
    </message>
    <message>
        <source>Share of the light that is lost in the corners</source>
        <translation>모서리에서 줄어드는 빛의 비율</translation>
    </message>
    <message>
        <source>Where it begins: 0 in the middle, 1 in the corners</source>
        <translation>시작 위치: 0은 가운데, 1은 모서리</translation>
    </message>
    <message>
        <source>How slowly it sets in</source>
        <translation>얼마나 천천히 시작하는지</translation>
    </message>
    <message>
        <source>How strong</source>
        <translation>세기</translation>
    </message>
    <message>
        <source>Of a grain, percent of the picture&apos;s height</source>
        <translation>입자의 크기, 화면 높이의 퍼센트</translation>
    </message>
    <message>
        <source>0: of brightness alone</source>
        <translation>0: 밝기만</translation>
    </message>
    <message>
        <source>How much of it shows in black</source>
        <translation>검정에서 보이는 정도</translation>
    </message>
    <message>
        <source>How much of it shows in white</source>
        <translation>흰색에서 보이는 정도</translation>
    </message>
    <message>
        <source>Another pattern</source>
        <translation>다른 무늬</translation>
    </message>
    <message>
        <source>How far from the colour still counts as the screen</source>
        <translation>색에서 얼마나 벗어나도 배경으로 보는지</translation>
    </message>
    <message>
        <source>How gently it sets in: hair and smoke want more</source>
        <translation>얼마나 부드럽게 시작하는지: 머리카락과 연기는 더 크게</translation>
    </message>
    <message>
        <source>How far hues may lie beside the colour&apos;s, degrees</source>
        <translation>색조가 얼마나 벗어나도 되는지, 도</translation>
    </message>
    <message>
        <source>How much of the screen&apos;s light on the subject is taken out</source>
        <translation>피사체에 비친 배경색을 없애는 정도</translation>
    </message>
    <message>
        <source>Edges drawn in</source>
        <translation>가장자리를 안으로</translation>
    </message>
    <message>
        <source>Edges softened, percent of the picture&apos;s height</source>
        <translation>가장자리를 부드럽게, 화면 높이의 퍼센트</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>무엇을 보여 줄지</translation>
    </message>
    <message>
        <source>The screen&apos;s colour</source>
        <translation>배경의 색</translation>
    </message>
    <message>
        <source>How far colours are drawn towards the two</source>
        <translation>색을 두 색 쪽으로 끄는 정도</translation>
    </message>
    <message>
        <source>The two colours; &quot;own hue&quot; takes the hue below and its opposite</source>
        <translation>두 색; &quot;직접 고른 색조&quot;는 아래의 색조와 그 반대색</translation>
    </message>
    <message>
        <source>Of the first colour, degrees: red 29, yellow 110, green 142, blue 264</source>
        <translation>첫 번째 색, 도: 빨강 29, 노랑 110, 초록 142, 파랑 264</translation>
    </message>
    <message>
        <source>More to the second colour, or more to the first</source>
        <translation>두 번째 색으로 더, 또는 첫 번째 색으로 더</translation>
    </message>
    <message>
        <source>How pure colours are once they are there</source>
        <translation>그 색이 되었을 때의 순도</translation>
    </message>
    <message>
        <source>How much skin keeps its own colour</source>
        <translation>피부색을 지키는 정도</translation>
    </message>
    <message>
        <source>How much skin is smoothed</source>
        <translation>피부를 매끄럽게 하는 정도</translation>
    </message>
    <message>
        <source>Of what is smoothed away, percent of the picture&apos;s height</source>
        <translation>매끄럽게 할 크기, 화면 높이의 퍼센트</translation>
    </message>
    <message>
        <source>How much of the finest texture stays</source>
        <translation>가장 고운 질감이 남는 정도</translation>
    </message>
    <message>
        <source>What differs more, in percent, is an edge and stays</source>
        <translation>이보다 많이(퍼센트) 다르면 가장자리로 보고 그대로 둠</translation>
    </message>
    <message>
        <source>How far a colour may lie from that of the faces in the film, or, where none is seen, of skin</source>
        <translation>영상 속 얼굴색에서, 얼굴이 없으면 피부색에서 얼마나 벗어나도 되는지</translation>
    </message>
    <message>
        <source>What is shown: the picture, or what is taken for skin</source>
        <translation>무엇을 보여 줄지: 화면, 또는 피부로 본 부분</translation>
    </message>
    <message>
        <source>The part; &quot;subject&quot;: what stands out in the film</source>
        <translation>영역; &quot;피사체&quot;: 영상에서 두드러지는 것</translation>
    </message>
    <message>
        <source>What becomes of the rest: it goes, or it stays as it was before the effects above</source>
        <translation>나머지 처리: 사라지거나, 위 효과를 적용하기 전으로 남음</translation>
    </message>
    <message>
        <source>Its middle, share of the width</source>
        <translation>중심, 너비에 대한 비율</translation>
    </message>
    <message>
        <source>Share of the width</source>
        <translation>너비에 대한 비율</translation>
    </message>
    <message>
        <source>Share of the height</source>
        <translation>높이에 대한 비율</translation>
    </message>
    <message>
        <source>How soft its edge is, percent of the picture&apos;s height</source>
        <translation>가장자리의 부드러움, 화면 높이의 퍼센트</translation>
    </message>
    <message>
        <source>Its edge moved outwards, percent of the picture&apos;s height</source>
        <translation>가장자리를 밖으로, 화면 높이의 퍼센트</translation>
    </message>
    <message>
        <source>Everything but that part</source>
        <translation>그 영역을 뺀 나머지</translation>
    </message>
    <message>
        <source>How much of it there is</source>
        <translation>얼마나 있는지</translation>
    </message>
    <message>
        <source>It goes along with what is in it (put it before effects that move the picture)</source>
        <translation>안에 든 것을 따라감(화면을 움직이는 효과보다 앞에 두세요)</translation>
    </message>
    <message>
        <source>Clip frame at which it lies as set</source>
        <translation>설정한 자리에 있는 클립 프레임</translation>
    </message>
    <message>
        <source>The polygon&apos;s corners, shares of width and height</source>
        <translation>다각형의 꼭짓점, 너비와 높이에 대한 비율</translation>
    </message>
    <message>
        <source>How much of the shake is taken out</source>
        <translation>흔들림을 없애는 정도</translation>
    </message>
    <message>
        <source>Over how long the path is smoothed, seconds</source>
        <translation>경로를 다듬는 시간, 초</translation>
    </message>
    <message>
        <source>How much larger the picture is made: more room to move, fewer pixels</source>
        <translation>화면을 키우는 정도: 움직일 여유가 늘고 화소는 줄어듦</translation>
    </message>
    <message>
        <source>Roll and zoom too, not only up, down and sideways</source>
        <translation>상하좌우뿐 아니라 기울기와 확대도</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>The sound is silent</source>
        <translation>소리가 없습니다</translation>
    </message>
    <message>
        <source>true peak %1 dBTP</source>
        <translation>트루 피크 %1 dBTP</translation>
    </message>
    <message>
        <source>Loudness %1 LUFS, %2</source>
        <translation>음량 %1 LUFS, %2</translation>
    </message>
    <message>
        <source>: may clip in some players</source>
        <translation>: 일부 플레이어에서 찌그러질 수 있습니다</translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation>몇 초 남음</translation>
    </message>
    <message>
        <source>about %1 seconds left</source>
        <translation>약 %1초 남음</translation>
    </message>
    <message>
        <source>about a minute left</source>
        <translation>약 1분 남음</translation>
    </message>
    <message>
        <source>about %1 minutes left</source>
        <translation>약 %1분 남음</translation>
    </message>
    <message>
        <source>about %1 hours left</source>
        <translation>약 %1시간 남음</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Waiting, paused</source>
        <translation>대기 중, 일시 정지됨</translation>
    </message>
    <message>
        <source>Waiting, %1</source>
        <translation>대기 중, %1</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>Paused at %1</source>
        <translation>%1에서 일시 정지됨</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>실패: %1</translation>
    </message>
    <message>
        <source>Stopped, nothing was written</source>
        <translation>멈춤, 아무것도 쓰지 않았습니다</translation>
    </message>
    <message>
        <source>%1 file</source>
        <translation>%1 파일</translation>
    </message>
    <message>
        <source>%1 picture</source>
        <translation>%1 영상</translation>
    </message>
    <message>
        <source>%1 sound</source>
        <translation>%1 소리</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>used</source>
        <translation>사용</translation>
    </message>
    <message>
        <source>unused</source>
        <translation>미사용</translation>
    </message>
    <message>
        <source>song</source>
        <translation>노래</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>오프라인</translation>
    </message>
    <message>
        <source>people</source>
        <translation>사람</translation>
    </message>
    <message>
        <source>close</source>
        <translation>클로즈업</translation>
    </message>
    <message>
        <source>wide</source>
        <translation>와이드</translation>
    </message>
    <message>
        <source>moving</source>
        <translation>움직임</translation>
    </message>
    <message>
        <source>still</source>
        <translation>정지</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>어두움</translation>
    </message>
    <message>
        <source>bright</source>
        <translation>밝음</translation>
    </message>
    <message>
        <source>red</source>
        <translation>빨강</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>주황</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>노랑</translation>
    </message>
    <message>
        <source>green</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>cyan</source>
        <translation>청록</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>파랑</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>보라</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>분홍</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>회색</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Level</source>
        <translation>레벨</translation>
    </message>
    <message>
        <source>The rubber band: dB added to the gain, with keyframes</source>
        <translation>러버 밴드: 게인에 더하는 dB, 키프레임 가능</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>증폭</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>팬</translation>
    </message>
    <message>
        <source>-1 left, 1 right</source>
        <translation>-1 왼쪽, 1 오른쪽</translation>
    </message>
    <message>
        <source>Fade in</source>
        <translation>페이드 인</translation>
    </message>
    <message>
        <source>Fade out</source>
        <translation>페이드 아웃</translation>
    </message>
    <message>
        <source> frames</source>
        <translation>프레임</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>외곽선</translation>
    </message>
    <message>
        <source>Shadow</source>
        <translation>그림자</translation>
    </message>
    <message>
        <source>Margin aside</source>
        <translation>양옆 여백</translation>
    </message>
    <message>
        <source>Margin above and below</source>
        <translation>위아래 여백</translation>
    </message>
    <message>
        <source>Letter spacing</source>
        <translation>자간</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>각도</translation>
    </message>
    <message>
        <source>Before the cut</source>
        <translation>컷 앞</translation>
    </message>
    <message>
        <source>After the cut</source>
        <translation>컷 뒤</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Negative: backwards; 0: stands still. With keyframes: a ramp</source>
        <translation>음수: 거꾸로, 0: 정지. 키프레임을 찍으면 램프</translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>A project without a name</source>
        <translation>이름 없는 프로젝트</translation>
    </message>
    <message>
        <source>Changes that were not saved</source>
        <translation>저장하지 않은 변경</translation>
    </message>
    <message>
        <source>%1 has changes from %2 that are in no file.</source>
        <translation>%1에 %2의 변경 내용이 있지만 파일에 저장되지 않았습니다.</translation>
    </message>
    <message>
        <source>Rhyme ended before it was saved. Changes you leave out are gone.</source>
        <translation>저장하기 전에 Rhyme이 끝났습니다. 버리는 변경 내용은 사라집니다.</translation>
    </message>
    <message>
        <source>Another program has written the file since.</source>
        <translation>그 뒤에 다른 프로그램이 파일을 썼습니다.</translation>
    </message>
    <message>
        <source>Open with the Changes</source>
        <translation>변경 내용과 함께 열기</translation>
    </message>
    <message>
        <source>Open as Saved</source>
        <translation>저장된 대로 열기</translation>
    </message>
    <message>
        <source>Leave Them Out</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>Not Now</source>
        <translation>나중에</translation>
    </message>
    <message>
        <source>Earlier versions of %1</source>
        <translation>%1의 이전 버전</translation>
    </message>
    <message>
        <source>Earlier versions</source>
        <translation>이전 버전</translation>
    </message>
    <message>
        <source>%1, changes that were left out</source>
        <translation>%1, 버린 변경 내용</translation>
    </message>
    <message>
        <source>There is no earlier version yet: one is kept when the project is saved.</source>
        <translation>아직 이전 버전이 없습니다. 프로젝트를 저장할 때마다 하나씩 남습니다.</translation>
    </message>
    <message>
        <source>The edit becomes that of the version. It can be undone, and the file stays as it is until you save.</source>
        <translation>편집이 그 버전으로 바뀝니다. 실행 취소할 수 있고, 저장하기 전까지 파일은 그대로입니다.</translation>
    </message>
    <message>
        <source>Bring Back</source>
        <translation>되살리기</translation>
    </message>
    <message>
        <source>It was saved last at %1. The file stays as it is until you save; changes you leave out stay among its earlier versions.</source>
        <translation>%1에 마지막으로 저장했습니다. 저장하기 전까지 파일은 그대로이고, 버린 변경 내용은 이전 버전에 남습니다.</translation>
    </message>
</context>
<context>
    <name>MatchPresets</name>
    <message>
        <source>Everything</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>Whatever rhymes most</source>
        <translation>무엇이든 가장 어울리는 것</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>형태</translation>
    </message>
    <message>
        <source>The same outline in the same place</source>
        <translation>같은 자리의 같은 윤곽</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>선</translation>
    </message>
    <message>
        <source>Horizons, edges and diagonals that go on</source>
        <translation>이어지는 수평선, 가장자리, 대각선</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>색</translation>
    </message>
    <message>
        <source>One palette</source>
        <translation>하나의 색조</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>빛</translation>
    </message>
    <message>
        <source>One light: its key and where it comes from</source>
        <translation>하나의 빛: 밝기와 방향</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>움직임</translation>
    </message>
    <message>
        <source>A movement that goes on</source>
        <translation>이어지는 움직임</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>인물</translation>
    </message>
    <message>
        <source>Faces of one size in one place</source>
        <translation>같은 자리의 같은 크기 얼굴</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>대비</translation>
    </message>
    <message>
        <source>The same form in the same place, the opposite colour or light</source>
        <translation>같은 자리의 같은 형태, 반대되는 색이나 빛</translation>
    </message>
</context>
<context>
    <name>NoteFilter</name>
    <message>
        <source>Any Stars</source>
        <translation>모든 별점</translation>
    </message>
    <message>
        <source>%1 or More</source>
        <translation>%1 이상</translation>
    </message>
    <message>
        <source>No Stars</source>
        <translation>별 없음</translation>
    </message>
    <message>
        <source>No tags yet</source>
        <translation>아직 태그가 없습니다</translation>
    </message>
    <message>
        <source>Show All Footage</source>
        <translation>모든 소재 보기</translation>
    </message>
</context>
<context>
    <name>Parameters</name>
    <message>
        <source>X</source>
        <translation>X</translation>
    </message>
    <message>
        <source>Y</source>
        <translation>Y</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>회전</translation>
    </message>
    <message>
        <source>Anchor x</source>
        <translation>기준점 X</translation>
    </message>
    <message>
        <source>Anchor y</source>
        <translation>기준점 Y</translation>
    </message>
    <message>
        <source>Crop left</source>
        <translation>왼쪽 자르기</translation>
    </message>
    <message>
        <source>Crop right</source>
        <translation>오른쪽 자르기</translation>
    </message>
    <message>
        <source>Crop top</source>
        <translation>위 자르기</translation>
    </message>
    <message>
        <source>Crop bottom</source>
        <translation>아래 자르기</translation>
    </message>
    <message>
        <source>Flip x</source>
        <translation>좌우 뒤집기</translation>
    </message>
    <message>
        <source>Flip y</source>
        <translation>상하 뒤집기</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>불투명도</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>혼합</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>노출</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>색온도</translation>
    </message>
    <message>
        <source>Tint</source>
        <translation>틴트</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>채도</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>대비</translation>
    </message>
    <message>
        <source>Lift</source>
        <translation>리프트</translation>
    </message>
    <message>
        <source>Lift red</source>
        <translation>리프트 빨강</translation>
    </message>
    <message>
        <source>Lift green</source>
        <translation>리프트 초록</translation>
    </message>
    <message>
        <source>Lift blue</source>
        <translation>리프트 파랑</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>감마</translation>
    </message>
    <message>
        <source>Gamma red</source>
        <translation>감마 빨강</translation>
    </message>
    <message>
        <source>Gamma green</source>
        <translation>감마 초록</translation>
    </message>
    <message>
        <source>Gamma blue</source>
        <translation>감마 파랑</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>게인</translation>
    </message>
    <message>
        <source>Gain red</source>
        <translation>게인 빨강</translation>
    </message>
    <message>
        <source>Gain green</source>
        <translation>게인 초록</translation>
    </message>
    <message>
        <source>Gain blue</source>
        <translation>게인 파랑</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>양</translation>
    </message>
    <message>
        <source>Master</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>빨강</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>파랑</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>돌리기</translation>
    </message>
    <message>
        <source>Hue</source>
        <translation>색조</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>빛</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>각도</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>임곗값</translation>
    </message>
    <message>
        <source>Halo</source>
        <translation>후광</translation>
    </message>
    <message>
        <source>Color</source>
        <translation>색</translation>
    </message>
    <message>
        <source>Softness</source>
        <translation>부드러움</translation>
    </message>
    <message>
        <source>Shadows</source>
        <translation>어두운 부분</translation>
    </message>
    <message>
        <source>Lights</source>
        <translation>밝은 부분</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>허용 범위</translation>
    </message>
    <message>
        <source>Spill</source>
        <translation>색 번짐</translation>
    </message>
    <message>
        <source>Shrink</source>
        <translation>줄이기</translation>
    </message>
    <message>
        <source>Feather</source>
        <translation>페더</translation>
    </message>
    <message>
        <source>View</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>세기</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>색 쌍</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>균형</translation>
    </message>
    <message>
        <source>Purity</source>
        <translation>순도</translation>
    </message>
    <message>
        <source>Skin</source>
        <translation>피부</translation>
    </message>
    <message>
        <source>Texture</source>
        <translation>질감</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>가장자리</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>형태</translation>
    </message>
    <message>
        <source>Does</source>
        <translation>동작</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>너비</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>높이</translation>
    </message>
    <message>
        <source>Expand</source>
        <translation>넓히기</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>반전</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>추적</translation>
    </message>
    <message>
        <source>Track from</source>
        <translation>추적 시작</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>점</translation>
    </message>
    <message>
        <source>Smoothness</source>
        <translation>매끄러움</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>확대</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>회전</translation>
    </message>
    <message>
        <source>Dx</source>
        <translation>가로 이동</translation>
    </message>
    <message>
        <source>Dy</source>
        <translation>세로 이동</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>나눔</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>유지</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>섞기</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>컷 앞</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>선형</translation>
    </message>
    <message>
        <source>Soft</source>
        <translation>부드러움</translation>
    </message>
    <message>
        <source>Through</source>
        <translation>형태</translation>
    </message>
    <message>
        <source>From</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Whip</source>
        <translation>휘두름</translation>
    </message>
    <message>
        <source>Shutter</source>
        <translation>셔터</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>밀기</translation>
    </message>
    <message>
        <source>Flare</source>
        <translation>플레어</translation>
    </message>
    <message>
        <source>Relight</source>
        <translation>다시 비추기</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>방향</translation>
    </message>
</context>
<context>
    <name>Preflight</name>
    <message numerus="yes">
        <source>Black for %n frame(s) at the beginning</source>
        <translation>
            <numerusform>처음 %n프레임이 검습니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Black for %n frame(s) at the end</source>
        <translation>
            <numerusform>마지막 %n프레임이 검습니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No picture for %n frame(s)</source>
        <translation>
            <numerusform>%n프레임 동안 그림이 없습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>The file of %1 is not there</source>
        <translation>%1 파일이 없습니다</translation>
    </message>
    <message>
        <source>%1 flashes a second: more than three are not safe for everybody</source>
        <translation>1초에 섬광 %1회: 세 번을 넘으면 모두에게 안전하지 않습니다</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) of %1 are seen twice</source>
        <translation>
            <numerusform>%1의 %n프레임이 두 번 나옵니다</numerusform>
        </translation>
    </message>
    <message>
        <source>The title reaches beyond the safe area</source>
        <translation>자막이 안전 영역을 벗어납니다</translation>
    </message>
    <message>
        <source>Nothing is heard</source>
        <translation>소리가 없습니다</translation>
    </message>
    <message>
        <source>Loudness %1 LUFS instead of %2</source>
        <translation>음량 %1 LUFS (기준 %2)</translation>
    </message>
    <message>
        <source>Peak %1 dBTP: above %2 it may distort</source>
        <translation>피크 %1 dBTP: %2를 넘으면 찌그러질 수 있습니다</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>Offline: %1</source>
        <translation>오프라인: %1</translation>
    </message>
    <message>
        <source>Nothing cut yet: drag footage here, or accept a match</source>
        <translation>아직 편집한 것이 없습니다. 소재를 끌어 놓거나 매치를 받아들이세요</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Move clips</source>
        <translation>클립 옮기기</translation>
    </message>
    <message>
        <source>Roll cut</source>
        <translation>컷 롤</translation>
    </message>
    <message>
        <source>Ripple trim</source>
        <translation>리플 트림</translation>
    </message>
    <message>
        <source>Trim clip</source>
        <translation>클립 트림</translation>
    </message>
    <message>
        <source>Split clip</source>
        <translation>클립 나누기</translation>
    </message>
    <message>
        <source>Slide clip</source>
        <translation>클립 슬라이드</translation>
    </message>
    <message>
        <source>Slip clip</source>
        <translation>클립 슬립</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Stretch clip</source>
        <translation>클립 늘이기</translation>
    </message>
    <message>
        <source>Reorder tracks</source>
        <translation>트랙 순서 바꾸기</translation>
    </message>
    <message>
        <source>Move marker</source>
        <translation>마커 옮기기</translation>
    </message>
    <message>
        <source>Fade %1</source>
        <translation>페이드 %1</translation>
    </message>
    <message>
        <source>Fade</source>
        <translation>페이드</translation>
    </message>
    <message>
        <source>Rubber band</source>
        <translation>러버 밴드</translation>
    </message>
    <message>
        <source>Match %1 %</source>
        <translation>매치 %1 %</translation>
    </message>
    <message>
        <source>On beat %1</source>
        <translation>비트 %1 위</translation>
    </message>
    <message>
        <source>%1 frames after beat %2</source>
        <translation>비트 %2보다 %1프레임 뒤</translation>
    </message>
    <message>
        <source>%1 frames before beat %2</source>
        <translation>비트 %2보다 %1프레임 앞</translation>
    </message>
</context>
<context>
    <name>TimelineMenu</name>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Open Sequence</source>
        <translation>시퀀스 열기</translation>
    </message>
    <message>
        <source>Change Transition</source>
        <translation>전환 바꾸기</translation>
    </message>
    <message>
        <source>Add Transition</source>
        <translation>전환 추가</translation>
    </message>
    <message>
        <source>Transition</source>
        <translation>전환</translation>
    </message>
    <message>
        <source>Remove Transition</source>
        <translation>전환 제거</translation>
    </message>
    <message>
        <source>Remove transition</source>
        <translation>전환 제거</translation>
    </message>
    <message>
        <source>Close Gap</source>
        <translation>틈 닫기</translation>
    </message>
    <message>
        <source>Close gap</source>
        <translation>틈 닫기</translation>
    </message>
    <message>
        <source>Marker Colour</source>
        <translation>마커 색</translation>
    </message>
    <message>
        <source>Marker colour</source>
        <translation>마커 색</translation>
    </message>
    <message>
        <source>Go to Marker</source>
        <translation>마커로 이동</translation>
    </message>
    <message>
        <source>Make It a Range up to the Playhead</source>
        <translation>재생헤드까지 구간으로 만들기</translation>
    </message>
    <message>
        <source>Marker range</source>
        <translation>마커 구간</translation>
    </message>
    <message>
        <source>Remove Marker</source>
        <translation>마커 제거</translation>
    </message>
    <message>
        <source>Remove marker</source>
        <translation>마커 제거</translation>
    </message>
    <message>
        <source>Rename Track</source>
        <translation>트랙 이름 바꾸기</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>잠김</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>숨김</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>음소거</translation>
    </message>
    <message>
        <source>Solo</source>
        <translation>솔로</translation>
    </message>
    <message>
        <source>Moves Along When Others Ripple</source>
        <translation>다른 트랙이 리플될 때 함께 이동</translation>
    </message>
    <message>
        <source>Target of Insert and Overwrite</source>
        <translation>삽입과 덮어쓰기 대상</translation>
    </message>
    <message>
        <source>Remove Track</source>
        <translation>트랙 제거</translation>
    </message>
    <message>
        <source>Remove track</source>
        <translation>트랙 제거</translation>
    </message>
    <message>
        <source>Move Track Up</source>
        <translation>트랙 위로</translation>
    </message>
    <message>
        <source>Move Track Down</source>
        <translation>트랙 아래로</translation>
    </message>
    <message>
        <source>White</source>
        <translation>흰색</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>빨강</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>주황</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>노랑</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>파랑</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>보라</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Footage</source>
        <translation>소재</translation>
    </message>
    <message>
        <source>Drop clips and a song here. Rhyme looks at every shot behind your back: its shapes, lines, colours, light, depth, movement and people.</source>
        <translation>클립과 노래를 여기에 놓으세요. Rhyme이 모든 숏의 형태, 선, 색, 빛, 깊이, 움직임, 사람을 뒤에서 살펴봅니다.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>소스</translation>
    </message>
    <message>
        <source>Double-click a clip to look at it. I and O mark a part; drag the picture down to the timeline, or press , to insert and . to overwrite.</source>
        <translation>클립을 두 번 클릭해 보세요. I와 O로 구간을 표시하고, 그림을 타임라인으로 끌거나 ,로 삽입하고 .로 덮어씁니다.</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>타임라인</translation>
    </message>
    <message>
        <source>The film. Q and W trim to the playhead, B splits, dragging shows the result before you let go. Whatever you do, Ctrl+Z takes it back.</source>
        <translation>영상입니다. Q와 W는 재생헤드까지 트림하고 B는 나눕니다. 끄는 동안 결과가 먼저 보입니다. 무엇을 하든 Ctrl+Z로 되돌립니다.</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>매치</translation>
    </message>
    <message>
        <source>Select a clip or a cut: here is what rhymes with it, best first, with reasons. ] and [ go through them, Enter aligns and cuts, Ctrl+Backspace says no.</source>
        <translation>클립이나 컷을 선택하면 어울리는 것이 좋은 순서로, 이유와 함께 나타납니다. ]와 [로 오가고, Enter로 맞추어 자르고, Ctrl+Backspace로 거절합니다.</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>프로그램</translation>
    </message>
    <message>
        <source>Both sides of the cut, over each other or side by side: keys 1 to 6. Warm is what goes out, cool is what comes in. Space plays, / plays round the cut.</source>
        <translation>컷의 양쪽을 겹치거나 나란히 봅니다: 1에서 6까지의 키. 따뜻한 색은 나가는 쪽, 차가운 색은 들어오는 쪽입니다. Space는 재생, /는 컷 주변 재생입니다.</translation>
    </message>
    <message>
        <source>And then</source>
        <translation>그리고</translation>
    </message>
    <message>
        <source>Ctrl+Shift+P finds any command by words, F1 explains where you are, Alt+Shift+1 to 5 change the workspace. Check the film in Deliver, then Ctrl+M exports it.</source>
        <translation>Ctrl+Shift+P는 낱말로 명령을 찾고, F1은 지금 있는 곳을 설명하고, Alt+Shift+1~5는 작업 공간을 바꿉니다. 내보내기 작업 공간에서 영상을 점검한 뒤 Ctrl+M으로 내보내세요.</translation>
    </message>
</context>
<context>
    <name>Transitions</name>
    <message>
        <source>Aligned cut</source>
        <translation>맞춘 컷</translation>
    </message>
    <message>
        <source>Aligned dissolve</source>
        <translation>맞춘 디졸브</translation>
    </message>
    <message>
        <source>Dip to black</source>
        <translation>검정으로 디핑</translation>
    </message>
    <message>
        <source>Dip to colour</source>
        <translation>색으로 디핑</translation>
    </message>
    <message>
        <source>Dissolve</source>
        <translation>디졸브</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>밀기</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>슬라이드</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>와이프</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>줌</translation>
    </message>
    <message>
        <source>Colour bridge</source>
        <translation>색 다리</translation>
    </message>
    <message>
        <source>Depth push</source>
        <translation>깊이 밀기</translation>
    </message>
    <message>
        <source>Light pass</source>
        <translation>빛 지나기</translation>
    </message>
    <message>
        <source>Line wipe</source>
        <translation>선 와이프</translation>
    </message>
    <message>
        <source>Movement carry</source>
        <translation>움직임 잇기</translation>
    </message>
    <message>
        <source>Bridge of opposing colours</source>
        <translation>보색 다리</translation>
    </message>
    <message>
        <source>Shape matte</source>
        <translation>형태 매트</translation>
    </message>
    <message>
        <source>Shape morph</source>
        <translation>형태 모핑</translation>
    </message>
    <message>
        <source>Size of the incoming picture</source>
        <translation>들어오는 화면의 크기</translation>
    </message>
    <message>
        <source>Turn of the incoming picture in degrees, clockwise</source>
        <translation>들어오는 화면의 회전, 도, 시계 방향</translation>
    </message>
    <message>
        <source>Shift to the right, in widths</source>
        <translation>오른쪽으로 이동, 너비 단위</translation>
    </message>
    <message>
        <source>Shift down, in heights</source>
        <translation>아래로 이동, 높이 단위</translation>
    </message>
    <message>
        <source>Share of the move that the outgoing picture makes before the cut</source>
        <translation>컷 전에 나가는 화면이 맡는 움직임의 비율</translation>
    </message>
    <message>
        <source>Frames held together on each side of the cut</source>
        <translation>컷 양쪽에서 함께 유지하는 프레임</translation>
    </message>
    <message>
        <source>Frames in which the one goes over into the other</source>
        <translation>한쪽이 다른 쪽으로 바뀌는 프레임</translation>
    </message>
    <message>
        <source>Share of them that lies before the cut</source>
        <translation>그중 컷 앞에 놓이는 비율</translation>
    </message>
    <message>
        <source>Mix light, as film does, rather than coded values</source>
        <translation>부호값 대신 필름처럼 빛으로 섞음</translation>
    </message>
    <message>
        <source>Width of the soft edge, in widths</source>
        <translation>부드러운 가장자리의 폭, 너비 단위</translation>
    </message>
    <message>
        <source>The form: 0 the outgoing subject&apos;s, 1 the incoming one&apos;s</source>
        <translation>형태: 0은 나가는 피사체, 1은 들어오는 피사체</translation>
    </message>
    <message>
        <source>Width of the seam between subject and ground, in widths</source>
        <translation>피사체와 배경 사이 이음새의 폭, 너비 단위</translation>
    </message>
    <message>
        <source>Where it begins: 0 the shared line, 1 the vanishing point where both have one</source>
        <translation>시작 위치: 0은 공유하는 선, 1은 둘 다 있으면 소실점</translation>
    </message>
    <message>
        <source>How much of the bridge is drawn</source>
        <translation>다리를 그리는 정도</translation>
    </message>
    <message>
        <source>How much of the way from frame to frame is blurred</source>
        <translation>프레임 사이 이동 중 흐려지는 비율</translation>
    </message>
    <message>
        <source>Frames of the cross-fade at the cut</source>
        <translation>컷에서 겹쳐 넘어가는 프레임</translation>
    </message>
    <message>
        <source>How much the nearest grows until it is gone</source>
        <translation>가장 가까운 것이 사라질 때까지 커지는 정도</translation>
    </message>
    <message>
        <source>How softly a plane goes over, in shares of the whole</source>
        <translation>한 면이 넘어가는 부드러움, 전체에 대한 비율</translation>
    </message>
    <message>
        <source>Strength of the band of light</source>
        <translation>빛 띠의 세기</translation>
    </message>
    <message>
        <source>How much of the one light the other picture is given</source>
        <translation>한쪽 빛을 다른 화면에 주는 정도</translation>
    </message>
    <message>
        <source>Red of the colour</source>
        <translation>색의 빨강</translation>
    </message>
    <message>
        <source>Green of the colour</source>
        <translation>색의 초록</translation>
    </message>
    <message>
        <source>Blue of the colour</source>
        <translation>색의 파랑</translation>
    </message>
    <message>
        <source>Direction of the edge in degrees: 0 goes right, 90 down</source>
        <translation>가장자리의 방향, 도: 0은 오른쪽, 90은 아래</translation>
    </message>
    <message>
        <source>Width of the edge, in shares of its way</source>
        <translation>가장자리의 폭, 이동 거리에 대한 비율</translation>
    </message>
    <message>
        <source>Where the pictures go: 0 left, 1 right, 2 up, 3 down</source>
        <translation>화면이 가는 방향: 0 왼쪽, 1 오른쪽, 2 위, 3 아래</translation>
    </message>
    <message>
        <source>How much larger both pictures are where they meet</source>
        <translation>만나는 곳에서 두 화면이 커지는 정도</translation>
    </message>
    <message>
        <source>Speed at the cut, in widths a second; 0: as fast as hides the change</source>
        <translation>컷에서의 속도(초당 화면 너비). 0: 바뀜이 가려질 만큼 빠르게</translation>
    </message>
</context>
<context>
    <name>rhyme::ui</name>
    <message>
        <source>There is no clip at the playhead to split</source>
        <translation>재생헤드에 나눌 클립이 없습니다</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>나누기</translation>
    </message>
    <message>
        <source>There is no clip at the playhead to trim</source>
        <translation>재생헤드에 트림할 클립이 없습니다</translation>
    </message>
    <message>
        <source>Ripple trim</source>
        <translation>리플 트림</translation>
    </message>
    <message>
        <source>Lift</source>
        <translation>들어내기</translation>
    </message>
    <message>
        <source>Ripple delete</source>
        <translation>리플 삭제</translation>
    </message>
    <message>
        <source>Close gap</source>
        <translation>틈 닫기</translation>
    </message>
    <message>
        <source>Roll cut</source>
        <translation>컷 롤</translation>
    </message>
    <message>
        <source>Nudge</source>
        <translation>조금 옮기기</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>끄기</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>켜기</translation>
    </message>
    <message>
        <source>Mark in and out first</source>
        <translation>먼저 인과 아웃을 표시하세요</translation>
    </message>
    <message>
        <source>Lift range</source>
        <translation>구간 들어내기</translation>
    </message>
    <message>
        <source>Extract range</source>
        <translation>구간 추출</translation>
    </message>
    <message>
        <source>Add marker</source>
        <translation>마커 추가</translation>
    </message>
    <message>
        <source>Remove marker</source>
        <translation>마커 제거</translation>
    </message>
    <message>
        <source>There is no marker at the playhead</source>
        <translation>재생헤드에 마커가 없습니다</translation>
    </message>
    <message>
        <source>Open footage in the source viewer first</source>
        <translation>먼저 소재를 소스 뷰어에서 여세요</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>삽입</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>덮어쓰기</translation>
    </message>
    <message>
        <source>There is no cut at the playhead</source>
        <translation>재생헤드에 컷이 없습니다</translation>
    </message>
    <message>
        <source>Dissolve</source>
        <translation>디졸브</translation>
    </message>
    <message>
        <source>There is no transition at the cut</source>
        <translation>컷에 전환이 없습니다</translation>
    </message>
    <message>
        <source>Remove transition</source>
        <translation>전환 제거</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::BinDelegate</name>
    <message>
        <source>opening</source>
        <translation>여는 중</translation>
    </message>
    <message>
        <source>waits for analysis</source>
        <translation>분석 대기 중</translation>
    </message>
    <message>
        <source>analysing, %1 %</source>
        <translation>분석 중, %1%</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>읽을 수 없음</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>오프라인</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>파일 %n개</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rhyme::ui::BinModel</name>
    <message numerus="yes">
        <source>%1: %n file(s)</source>
        <translation>
            <numerusform>%1: 파일 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Folder %1, %n file(s)</source>
        <translation>
            <numerusform>폴더 %1, 파일 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Rename folder</source>
        <translation>폴더 이름 바꾸기</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>새 폴더</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::BinPanel</name>
    <message>
        <source>Bin</source>
        <translation>빈</translation>
    </message>
    <message>
        <source>Footage</source>
        <translation>소재</translation>
    </message>
    <message>
        <source>Search footage: names, unused, red, close…</source>
        <translation>소재 검색: 이름, 미사용, 빨강, 클로즈업…</translation>
    </message>
    <message>
        <source>Analysis of the footage</source>
        <translation>소재 분석</translation>
    </message>
    <message>
        <source>As a list</source>
        <translation>목록으로</translation>
    </message>
    <message>
        <source>No footage yet:
drop clips or a song</source>
        <translation>아직 소재가 없습니다:
클립이나 노래를 놓으세요</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>가져오기…</translation>
    </message>
    <message>
        <source>Opening a file</source>
        <translation>파일 여는 중</translation>
    </message>
    <message>
        <source>Opening %1 files</source>
        <translation>파일 %1개 여는 중</translation>
    </message>
    <message>
        <source>Analysing: %1 of %2 ready</source>
        <translation>분석 중: %2개 중 %1개 완료</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>파일 1개</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>파일 %1개</translation>
    </message>
    <message>
        <source>No footage for “%1”: try a name, or words such as unused, red, close, moving, people</source>
        <translation>‘%1’에 맞는 소재가 없습니다. 이름이나 미사용, 빨강, 클로즈업, 움직임, 사람 같은 낱말을 써 보세요</translation>
    </message>
    <message>
        <source>Looking through the footage…</source>
        <translation>영상을 살펴보는 중…</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>새 폴더</translation>
    </message>
    <message>
        <source>Select a folder in the bin to rename it</source>
        <translation>이름을 바꿀 폴더를 빈에서 고르세요</translation>
    </message>
    <message>
        <source>Select a folder in the bin to delete it; footage in it stays</source>
        <translation>지울 폴더를 빈에서 고르세요. 안에 든 소재는 남습니다</translation>
    </message>
    <message>
        <source>Delete folder</source>
        <translation>폴더 지우기</translation>
    </message>
    <message>
        <source>Select footage or folders in the bin to move them</source>
        <translation>옮길 소재나 폴더를 빈에서 고르세요</translation>
    </message>
    <message>
        <source>Move to folder</source>
        <translation>폴더로 옮기기</translation>
    </message>
    <message>
        <source>Import into folder</source>
        <translation>폴더로 가져오기</translation>
    </message>
    <message>
        <source>Names, facts and looks: low key, teal against orange, subject left, moving right, close-up; tags; *** for stars</source>
        <translation>이름, 정보, 모습으로 찾기: 로우키, 청록과 주황, 피사체 왼쪽, 오른쪽으로 이동, 클로즈업. 태그. 별은 ***</translation>
    </message>
    <message>
        <source>Nothing in this folder yet: drag footage or folders here, or drop files</source>
        <translation>이 폴더는 비어 있습니다. 소재나 폴더를 여기로 끌어오거나 파일을 놓으세요</translation>
    </message>
    <message>
        <source>No footage has these stars, labels and tags</source>
        <translation>이런 별점, 라벨, 태그를 가진 소재가 없습니다</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::ColourWheel</name>
    <message>
        <source>%1: drag towards a colour, double-click for neutral</source>
        <translation>%1: 색 쪽으로 끌고, 두 번 클릭하면 중립</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::CommandPalette</name>
    <message>
        <source>Find a command</source>
        <translation>명령 찾기</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>무엇을 할까요?</translation>
    </message>
    <message>
        <source>Words of the command</source>
        <translation>명령의 낱말</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>찾은 명령</translation>
    </message>
    <message>
        <source>No command has these words</source>
        <translation>이런 낱말이 있는 명령이 없습니다</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::CurveEditor</name>
    <message>
        <source>Keyframes of %1</source>
        <translation>%1 키프레임</translation>
    </message>
    <message>
        <source>Double-click adds a keyframe, dragging moves it, Delete removes it; its menu says how it goes on</source>
        <translation>두 번 클릭하면 키프레임을 더하고, 끌면 옮기고, Delete로 지웁니다. 메뉴에서 이어지는 방식을 고릅니다</translation>
    </message>
    <message>
        <source>Keyframe of %1</source>
        <translation>%1 키프레임</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>유지</translation>
    </message>
    <message>
        <source>Straight</source>
        <translation>직선</translation>
    </message>
    <message>
        <source>Ease</source>
        <translation>부드럽게</translation>
    </message>
    <message>
        <source>Remove Keyframe</source>
        <translation>키프레임 제거</translation>
    </message>
    <message>
        <source>Remove keyframe</source>
        <translation>키프레임 제거</translation>
    </message>
    <message>
        <source>Move keyframe</source>
        <translation>키프레임 옮기기</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::CutList</name>
    <message>
        <source>%1 at %2</source>
        <translation>%2의 %1</translation>
    </message>
    <message>
        <source>%1, kept</source>
        <translation>%1, 유지함</translation>
    </message>
    <message>
        <source>%1, not kept</source>
        <translation>%1, 유지하지 않음</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>유지</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>Shot</source>
        <translation>숏</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>매치</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::DialRow</name>
    <message>
        <source>%1 back to %2</source>
        <translation>%1: %2(으)로 되돌리기</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>%1 초기화</translation>
    </message>
    <message>
        <source>Previous keyframe of %1</source>
        <translation>%1의 이전 키프레임</translation>
    </message>
    <message>
        <source>Keyframe of %1 at the playhead</source>
        <translation>재생헤드의 %1 키프레임</translation>
    </message>
    <message>
        <source>Next keyframe of %1</source>
        <translation>%1의 다음 키프레임</translation>
    </message>
    <message>
        <source>Curve of %1</source>
        <translation>%1 곡선</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 바꾸기</translation>
    </message>
    <message>
        <source>Drag to change, click to type</source>
        <translation>끌어서 바꾸고, 클릭해서 입력</translation>
    </message>
    <message>
        <source>Remove keyframe</source>
        <translation>키프레임 제거</translation>
    </message>
    <message>
        <source>Add keyframe</source>
        <translation>키프레임 추가</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::Docks</name>
    <message>
        <source>Put Back Into the Window</source>
        <translation>창 안으로 되돌리기</translation>
    </message>
    <message>
        <source>Take Out of the Window</source>
        <translation>창 밖으로 꺼내기</translation>
    </message>
    <message>
        <source>Close Panel</source>
        <translation>패널 닫기</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::EffectsPanel</name>
    <message>
        <source>Effects</source>
        <translation>효과</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>검색</translation>
    </message>
    <message>
        <source>Search effects and transitions</source>
        <translation>효과와 전환 검색</translation>
    </message>
    <message>
        <source>Effects and transitions</source>
        <translation>효과와 전환</translation>
    </message>
    <message>
        <source>Enter puts the chosen one on the selected clips, or at the selected cut</source>
        <translation>Enter를 누르면 고른 것을 선택한 클립이나 컷에 적용합니다</translation>
    </message>
    <message>
        <source>Drag it onto a cut</source>
        <translation>컷에 끌어 놓으세요</translation>
    </message>
    <message>
        <source>Drag it onto a clip</source>
        <translation>클립에 끌어 놓으세요</translation>
    </message>
    <message>
        <source>Transitions</source>
        <translation>전환</translation>
    </message>
    <message>
        <source>Select a cut, or put the playhead near one</source>
        <translation>컷을 선택하거나 재생헤드를 가까이 놓으세요</translation>
    </message>
    <message>
        <source>Transition</source>
        <translation>전환</translation>
    </message>
    <message>
        <source>Select the clips that are to have the effect</source>
        <translation>효과를 줄 클립을 선택하세요</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 추가</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행</translation>
    </message>
    <message>
        <source>Write the file now and wait for it</source>
        <translation>지금 파일을 쓰고 기다립니다</translation>
    </message>
    <message>
        <source>Add to &amp;Queue</source>
        <translation>대기열에 추가(&amp;Q)</translation>
    </message>
    <message>
        <source>Write the file in its turn, while you go on cutting</source>
        <translation>편집을 계속하는 동안 차례가 되면 파일을 씁니다</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>선택…</translation>
    </message>
    <message>
        <source>Only from in to out</source>
        <translation>인에서 아웃까지만</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>내보낼 곳</translation>
    </message>
    <message>
        <source>%1 is there already and will be replaced</source>
        <translation>%1 파일이 이미 있으며 바뀝니다</translation>
    </message>
    <message>
        <source>Choose a file to write to</source>
        <translation>쓸 파일을 선택하세요</translation>
    </message>
    <message>
        <source>%1 waits in the export queue: choose another name</source>
        <translation>%1 파일이 대기열에 있습니다. 다른 이름을 고르세요</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>내보내는 중</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Stopped; nothing was written</source>
        <translation>멈춤. 아무것도 쓰지 않았습니다</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::ExportQueue</name>
    <message>
        <source>%1 is in the export queue</source>
        <translation>%1 파일이 대기열에 있습니다</translation>
    </message>
    <message>
        <source>%1 is written</source>
        <translation>%1 파일을 썼습니다</translation>
    </message>
    <message>
        <source>%1 was not written: %2</source>
        <translation>%1 파일을 쓰지 못했습니다: %2</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::ExportRow</name>
    <message>
        <source>Show in folder</source>
        <translation>폴더에서 보기</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>목록에서 제거</translation>
    </message>
    <message>
        <source>Progress of %1</source>
        <translation>%1 진행</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::FirstCut</name>
    <message>
        <source>The footage is still being looked at: try again in a moment</source>
        <translation>소재를 아직 분석하고 있습니다. 잠시 뒤에 다시 하세요</translation>
    </message>
    <message>
        <source>Drop clips into the bin first: there is no footage to cut</source>
        <translation>먼저 빈에 클립을 놓으세요. 편집할 소재가 없습니다</translation>
    </message>
    <message>
        <source>Choose a song first: drop one into the bin</source>
        <translation>먼저 노래를 고르세요. 빈에 하나 놓으면 됩니다</translation>
    </message>
    <message>
        <source>The song plays at another speed here: make the cut in a new sequence</source>
        <translation>여기서는 노래가 다른 속도로 재생됩니다. 새 시퀀스에 만드세요</translation>
    </message>
    <message>
        <source>Mark in and out of the stretch first</source>
        <translation>먼저 구간의 인과 아웃을 표시하세요</translation>
    </message>
    <message>
        <source>Put the song on a sound track first: in and out say which part of it</source>
        <translation>먼저 소리 트랙에 노래를 놓으세요. 인과 아웃이 노래의 어느 부분인지 정합니다</translation>
    </message>
    <message>
        <source>The song is not heard between in and out</source>
        <translation>인과 아웃 사이에는 노래가 없습니다</translation>
    </message>
    <message>
        <source>There is no first cut on this sequence</source>
        <translation>이 시퀀스에는 초벌 편집이 없습니다</translation>
    </message>
    <message>
        <source>Every shot is kept</source>
        <translation>모든 숏을 유지하고 있습니다</translation>
    </message>
    <message>
        <source>Looking for other shots…</source>
        <translation>다른 숏을 찾는 중…</translation>
    </message>
    <message>
        <source>Making a first cut…</source>
        <translation>초벌 편집을 만드는 중…</translation>
    </message>
    <message>
        <source>First cut</source>
        <translation>초벌 편집</translation>
    </message>
    <message>
        <source>The sequence is gone for which the cut was made</source>
        <translation>편집을 넣을 시퀀스가 없어졌습니다</translation>
    </message>
    <message>
        <source>Other shots</source>
        <translation>다른 숏</translation>
    </message>
    <message numerus="yes">
        <source>%n shot(s), every cut on the song</source>
        <translation>
            <numerusform>숏 %n개, 컷은 모두 노래에 맞음</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rhyme::ui::FirstCutPanel</name>
    <message>
        <source>First Cut</source>
        <translation>초벌 편집</translation>
    </message>
    <message>
        <source>Make a First Cut</source>
        <translation>초벌 편집 만들기</translation>
    </message>
    <message>
        <source>Stop making it</source>
        <translation>만들기 멈추기</translation>
    </message>
    <message>
        <source>First cut being made</source>
        <translation>만들어지는 초벌 편집</translation>
    </message>
    <message>
        <source>What it is to be</source>
        <translation>어떻게 만들지</translation>
    </message>
    <message>
        <source>Song</source>
        <translation>노래</translation>
    </message>
    <message>
        <source>Footage</source>
        <translation>소재</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>속도감</translation>
    </message>
    <message>
        <source>Put it in</source>
        <translation>넣을 곳</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>화면 모양</translation>
    </message>
    <message>
        <source>All in the bin</source>
        <translation>빈의 모두</translation>
    </message>
    <message>
        <source>Selected in the bin</source>
        <translation>빈에서 선택한 것</translation>
    </message>
    <message>
        <source>With stars</source>
        <translation>별점을 준 것</translation>
    </message>
    <message>
        <source>The whole song</source>
        <translation>노래 전체</translation>
    </message>
    <message>
        <source>60 seconds</source>
        <translation>60초</translation>
    </message>
    <message>
        <source>30 seconds</source>
        <translation>30초</translation>
    </message>
    <message>
        <source>15 seconds</source>
        <translation>15초</translation>
    </message>
    <message>
        <source>In to out</source>
        <translation>인부터 아웃까지</translation>
    </message>
    <message>
        <source>Where the song begins</source>
        <translation>노래가 시작하는 곳</translation>
    </message>
    <message>
        <source>Where it is fullest</source>
        <translation>가장 꽉 찬 곳</translation>
    </message>
    <message>
        <source>At the playhead</source>
        <translation>재생헤드에서</translation>
    </message>
    <message>
        <source>Slow, about 4 s a shot</source>
        <translation>느리게, 숏마다 4초쯤</translation>
    </message>
    <message>
        <source>Medium, about 2 s a shot</source>
        <translation>보통, 숏마다 2초쯤</translation>
    </message>
    <message>
        <source>Fast, about 1 s a shot</source>
        <translation>빠르게, 숏마다 1초쯤</translation>
    </message>
    <message>
        <source>This sequence</source>
        <translation>이 시퀀스</translation>
    </message>
    <message>
        <source>A new sequence</source>
        <translation>새 시퀀스</translation>
    </message>
    <message>
        <source>As the footage</source>
        <translation>소재대로</translation>
    </message>
    <message>
        <source>Performance takes as the spine</source>
        <translation>퍼포먼스 테이크를 뼈대로</translation>
    </message>
    <message>
        <source>Footage whose sound is the song is put in sync with it, and comes back between the others</source>
        <translation>소리가 그 노래인 소재는 노래와 싱크를 맞추고 다른 숏들 사이에 되풀이해 나옵니다</translation>
    </message>
    <message>
        <source>Shots of the first cut</source>
        <translation>초벌 편집의 숏들</translation>
    </message>
    <message>
        <source>No song in the bin yet</source>
        <translation>빈에 아직 노래가 없습니다</translation>
    </message>
    <message>
        <source>As the sequence</source>
        <translation>시퀀스대로</translation>
    </message>
    <message>
        <source>A sequence with pictures keeps its shape: choose a new sequence</source>
        <translation>그림이 있는 시퀀스는 모양을 바꾸지 않습니다. 새 시퀀스를 고르세요</translation>
    </message>
    <message>
        <source>It covers the pictures on the lowest video track; undo brings them back</source>
        <translation>맨 아래 비디오 트랙의 그림을 덮습니다. 실행 취소하면 돌아옵니다</translation>
    </message>
    <message>
        <source>Puts shots of the footage on the song, each cut on a beat and joined to the next by the best match there is. What you like is kept; for the rest you ask for other shots.</source>
        <translation>소재의 숏들을 노래에 놓습니다. 컷은 모두 비트에 떨어지고 가장 잘 맞는 매치로 이어집니다. 마음에 드는 것은 유지하고 나머지는 다른 숏을 찾게 하세요.</translation>
    </message>
    <message>
        <source>Drop a song and clips into the bin: a first cut puts the shots on its beats</source>
        <translation>노래와 클립을 빈에 놓으세요. 초벌 편집이 숏들을 노래의 비트에 놓습니다</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>바꾸기</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>선택한 숏</translation>
    </message>
    <message>
        <source>The Rest</source>
        <translation>나머지</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::FolderBar</name>
    <message>
        <source>Bin</source>
        <translation>빈</translation>
    </message>
    <message>
        <source>To the folder above</source>
        <translation>위 폴더로</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>새 폴더</translation>
    </message>
    <message>
        <source>Which footage is shown: stars, labels, tags</source>
        <translation>보여 줄 소재: 별점, 라벨, 태그</translation>
    </message>
    <message>
        <source>Folder: %1</source>
        <translation>폴더: %1</translation>
    </message>
    <message>
        <source>Some footage is not shown</source>
        <translation>일부 소재가 가려져 있습니다</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::Footage</name>
    <message>
        <source>No pictures or sound were found in %1</source>
        <translation>%1에 영상이나 소리가 없습니다</translation>
    </message>
    <message>
        <source>The file is not where it was</source>
        <translation>파일이 있던 곳에 없습니다</translation>
    </message>
    <message>
        <source>Its analysis was stopped</source>
        <translation>분석을 멈추었습니다</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::HelpPanel</name>
    <message>
        <source>Help</source>
        <translation>도움말</translation>
    </message>
    <message>
        <source>Page of the help</source>
        <translation>도움말 쪽</translation>
    </message>
    <message>
        <source>en</source>
        <comment>the language of the help, as a code</comment>
        <translation>ko</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::HistoryModel</name>
    <message>
        <source>The beginning</source>
        <translation>처음</translation>
    </message>
    <message>
        <source>%1, where you are</source>
        <translation>%1, 현재 위치</translation>
    </message>
    <message>
        <source>%1, undone</source>
        <translation>%1, 취소됨</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>작업 내역</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::InspectorPanel</name>
    <message>
        <source>Clip</source>
        <translation>클립</translation>
    </message>
    <message>
        <source>Rename clip</source>
        <translation>클립 이름 바꾸기</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>켜기</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>끄기</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>켜짐</translation>
    </message>
    <message>
        <source>On the timeline</source>
        <translation>타임라인</translation>
    </message>
    <message>
        <source>Of the source</source>
        <translation>소스</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n frames</source>
        <translation>
            <numerusform>%1, %n프레임</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1에서 %2까지</translation>
    </message>
    <message numerus="yes">
        <source>%n frames before, </source>
        <translation>
            <numerusform>앞으로 %n프레임, </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frames after it are left in the source</source>
        <translation>
            <numerusform>소스에서 뒤로 %n프레임 남음</numerusform>
        </translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>What follows moves along</source>
        <translation>뒤의 것이 함께 이동</translation>
    </message>
    <message>
        <source>Over what follows, or leaving a gap</source>
        <translation>뒤의 것을 덮거나 틈을 남김</translation>
    </message>
    <message>
        <source>The length stays</source>
        <translation>길이 유지</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>What another speed does to the length of the clip</source>
        <translation>속도가 바뀌면 클립의 길이는</translation>
    </message>
    <message>
        <source>Keep pitch</source>
        <translation>음높이 유지</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>소리</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>테이크</translation>
    </message>
    <message>
        <source>Switch take</source>
        <translation>테이크 바꾸기</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>테이크</translation>
    </message>
    <message>
        <source>Another recording of the same moment</source>
        <translation>같은 순간의 다른 촬영</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>색</translation>
    </message>
    <message>
        <source>Colour of the clip</source>
        <translation>클립의 색</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>자막</translation>
    </message>
    <message>
        <source>Text of the title</source>
        <translation>자막의 글</translation>
    </message>
    <message>
        <source>Title text</source>
        <translation>자막 글</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>글꼴</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>굵게</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>기울임</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>상자</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>스타일</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>글자</translation>
    </message>
    <message>
        <source>Outline colour</source>
        <translation>외곽선 색</translation>
    </message>
    <message>
        <source>Shadow colour</source>
        <translation>그림자 색</translation>
    </message>
    <message>
        <source>Bottom left</source>
        <translation>왼쪽 아래</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>아래</translation>
    </message>
    <message>
        <source>Bottom right</source>
        <translation>오른쪽 아래</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>왼쪽</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>가운데</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>오른쪽</translation>
    </message>
    <message>
        <source>Top left</source>
        <translation>왼쪽 위</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>위</translation>
    </message>
    <message>
        <source>Top right</source>
        <translation>오른쪽 위</translation>
    </message>
    <message>
        <source>Place of the title</source>
        <translation>자막의 위치</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>잘라내기</translation>
    </message>
    <message>
        <source>Plain cut</source>
        <translation>그냥 컷</translation>
    </message>
    <message>
        <source>Remove transition</source>
        <translation>전환 제거</translation>
    </message>
    <message>
        <source>Transition</source>
        <translation>전환</translation>
    </message>
    <message>
        <source>How the outgoing shot becomes the incoming one</source>
        <translation>나가는 숏이 들어오는 숏이 되는 방식</translation>
    </message>
    <message>
        <source>Centred on the cut</source>
        <translation>컷의 가운데</translation>
    </message>
    <message>
        <source>Starts at the cut</source>
        <translation>컷에서 시작</translation>
    </message>
    <message>
        <source>Ends at the cut</source>
        <translation>컷에서 끝남</translation>
    </message>
    <message>
        <source>Its own</source>
        <translation>고유</translation>
    </message>
    <message>
        <source>Place of the transition</source>
        <translation>전환의 위치</translation>
    </message>
    <message>
        <source>Alignment</source>
        <translation>맞춤</translation>
    </message>
    <message>
        <source>Marker</source>
        <translation>마커</translation>
    </message>
    <message>
        <source>Rename marker</source>
        <translation>마커 이름 바꾸기</translation>
    </message>
    <message>
        <source>Colour of the marker</source>
        <translation>마커의 색</translation>
    </message>
    <message>
        <source>Marker colour</source>
        <translation>마커 색</translation>
    </message>
    <message>
        <source> frames</source>
        <translation>프레임</translation>
    </message>
    <message>
        <source>Length of the marker</source>
        <translation>마커의 길이</translation>
    </message>
    <message>
        <source>0: a point</source>
        <translation>0: 점</translation>
    </message>
    <message>
        <source>Note of the marker</source>
        <translation>마커의 메모</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>시퀀스</translation>
    </message>
    <message>
        <source>Rename sequence</source>
        <translation>시퀀스 이름 바꾸기</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>Select a clip, a cut or a marker to see what can be set on it</source>
        <translation>클립, 컷, 마커를 선택하면 설정할 수 있는 것이 나타납니다</translation>
    </message>
    <message>
        <source>%1 × %2, %3 fps</source>
        <translation>%1 × %2, %3 fps</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>영상</translation>
    </message>
    <message>
        <source>Effects</source>
        <translation>효과</translation>
    </message>
    <message>
        <source>Add Effect</source>
        <translation>효과 추가</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 추가</translation>
    </message>
    <message>
        <source>Switches the effect on and off</source>
        <translation>효과를 켜고 끕니다</translation>
    </message>
    <message>
        <source>%1 on</source>
        <translation>%1 켜기</translation>
    </message>
    <message>
        <source>%1 off</source>
        <translation>%1 끄기</translation>
    </message>
    <message>
        <source>%1 earlier</source>
        <translation>%1 앞으로</translation>
    </message>
    <message>
        <source>Reorder effects</source>
        <translation>효과 순서 바꾸기</translation>
    </message>
    <message>
        <source>%1 later</source>
        <translation>%1 뒤로</translation>
    </message>
    <message>
        <source>%1 back to its defaults</source>
        <translation>%1: 기본값으로</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>%1 초기화</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 제거</translation>
    </message>
    <message>
        <source>This version does not know this effect; it is kept and not drawn</source>
        <translation>이 버전이 모르는 효과입니다. 보관하지만 그리지 않습니다</translation>
    </message>
    <message>
        <source>Colour wheel</source>
        <translation>색 휠</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 바꾸기</translation>
    </message>
    <message>
        <source>Choose the file of %1</source>
        <translation>%1 파일 고르기</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>인스펙터</translation>
    </message>
    <message>
        <source>Settings of what is selected</source>
        <translation>선택한 것의 설정</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::JobsPanel</name>
    <message>
        <source>Jobs</source>
        <translation>작업</translation>
    </message>
    <message>
        <source>Nothing is going on behind the window. Analysis, exports, proxies and checks appear here.</source>
        <translation>창 뒤에서 진행되는 것이 없습니다. 분석, 내보내기, 프록시, 점검이 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Stop: %1</source>
        <translation>멈추기: %1</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::KeyboardPage</name>
    <message>
        <source>Keyboard map</source>
        <translation>키보드 배치</translation>
    </message>
    <message>
        <source>Search commands or keys</source>
        <translation>명령이나 키 검색</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>명령과 키</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>키</translation>
    </message>
    <message>
        <source>New keys of the command</source>
        <translation>명령의 새 키</translation>
    </message>
    <message>
        <source>Use These Keys</source>
        <translation>이 키 쓰기</translation>
    </message>
    <message>
        <source>No Keys</source>
        <translation>키 없음</translation>
    </message>
    <message>
        <source>As in the Map</source>
        <translation>배치대로</translation>
    </message>
    <message>
        <source>Keys as in</source>
        <translation>키 배치</translation>
    </message>
    <message>
        <source>Choose a command, click into the field and press the keys it should have.</source>
        <translation>명령을 고르고 입력란을 클릭한 뒤 원하는 키를 누르세요.</translation>
    </message>
    <message>
        <source>%1 has these keys now and would lose them.</source>
        <translation>지금은 ‘%1’ 명령의 키이며, 그 명령에서 빠집니다.</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::MainWindow</name>
    <message>
        <source>Add video track</source>
        <translation>비디오 트랙 추가</translation>
    </message>
    <message>
        <source>Add audio track</source>
        <translation>오디오 트랙 추가</translation>
    </message>
    <message>
        <source>About Rhyme</source>
        <translation>Rhyme 정보</translation>
    </message>
    <message>
        <source>&lt;b&gt;Rhyme %1&lt;/b&gt;&lt;br&gt;Cuts music videos where two shots rhyme.&lt;br&gt;&lt;br&gt;GPL-3.0-or-later</source>
        <translation>&lt;b&gt;Rhyme %1&lt;/b&gt;&lt;br&gt;두 숏이 운율을 이루는 곳에서 뮤직비디오를 자릅니다.&lt;br&gt;&lt;br&gt;GPL-3.0-or-later</translation>
    </message>
    <message>
        <source>Exports are not finished</source>
        <translation>내보내기가 끝나지 않았습니다</translation>
    </message>
    <message>
        <source>An export is not finished</source>
        <translation>내보내기 하나가 끝나지 않았습니다</translation>
    </message>
    <message>
        <source>%1 exports are not finished</source>
        <translation>내보내기 %1개가 끝나지 않았습니다</translation>
    </message>
    <message>
        <source>Nothing of them is written if Rhyme quits now.</source>
        <translation>지금 끝내면 아무것도 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Go On Exporting</source>
        <translation>계속 내보내기</translation>
    </message>
    <message>
        <source>Stop Them and Quit</source>
        <translation>멈추고 끝내기</translation>
    </message>
    <message>
        <source>Edits of other programs (%1)</source>
        <translation>다른 프로그램의 편집 데이터 (%1)</translation>
    </message>
    <message>
        <source>Import Edit</source>
        <translation>편집 데이터 가져오기</translation>
    </message>
    <message>
        <source>Export Edit</source>
        <translation>편집 데이터 내보내기</translation>
    </message>
    <message>
        <source>What was not carried over</source>
        <translation>옮기지 못한 것</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) in %1 are not as they were.</source>
        <translation>
            <numerusform>%1에서 %n가지가 원래와 다릅니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Exported %1</source>
        <translation>%1 내보냄</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>메시지</translation>
    </message>
    <message>
        <source>%1[*] – Rhyme</source>
        <translation>%1[*] – Rhyme</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>실행 취소(&amp;U): %1</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>실행 취소(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>다시 실행(&amp;R): %1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>다시 실행(&amp;R)</translation>
    </message>
    <message>
        <source>%1 × %2, %3 fps</source>
        <translation>%1 × %2, %3 fps</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>No pictures or sound were found there</source>
        <translation>그곳에 영상이나 소리가 없습니다</translation>
    </message>
    <message>
        <source>Place footage</source>
        <translation>소재 배치</translation>
    </message>
    <message>
        <source>No footage is missing</source>
        <translation>없는 소재가 없습니다</translation>
    </message>
    <message>
        <source>Where is the missing footage now?</source>
        <translation>없는 소재가 지금 어디에 있나요?</translation>
    </message>
    <message>
        <source>Looking through %1</source>
        <translation>%1에서 찾는 중</translation>
    </message>
    <message>
        <source>All missing footage was found</source>
        <translation>없던 소재를 모두 찾았습니다</translation>
    </message>
    <message>
        <source>%1 of %2 files were found; the first that is missing still: %3</source>
        <translation>파일 %2개 중 %1개를 찾았습니다. 아직 없는 첫 파일: %3</translation>
    </message>
    <message>
        <source>Copy the project and its footage into</source>
        <translation>프로젝트와 소재를 복사할 곳</translation>
    </message>
    <message>
        <source>Copying the footage to %1</source>
        <translation>소재를 %1(으)로 복사하는 중</translation>
    </message>
    <message>
        <source>Collected in %1</source>
        <translation>%1에 모았습니다</translation>
    </message>
    <message>
        <source>Collected in %1, but for %2 files that are missing</source>
        <translation>없는 파일 %2개를 빼고 %1에 모았습니다</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>최근 프로젝트(&amp;R)</translation>
    </message>
    <message>
        <source>Rhyme projects (*.rhyme)</source>
        <translation>Rhyme 프로젝트 (*.rhyme)</translation>
    </message>
    <message>
        <source>Open Project</source>
        <translation>프로젝트 열기</translation>
    </message>
    <message>
        <source>Save Project</source>
        <translation>프로젝트 저장</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 저장함</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>저장하지 않은 변경</translation>
    </message>
    <message>
        <source>Save the changes to %1?</source>
        <translation>%1의 변경 내용을 저장할까요?</translation>
    </message>
    <message>
        <source>They are lost otherwise.</source>
        <translation>저장하지 않으면 사라집니다.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Don’t Save</source>
        <translation>저장 안 함</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Analysing footage</source>
        <translation>소재 분석</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) to go</source>
        <translation>
            <numerusform>파일 %n개 남음</numerusform>
        </translation>
    </message>
    <message>
        <source>Searching for matches</source>
        <translation>매치 검색</translation>
    </message>
    <message>
        <source>Checking the film</source>
        <translation>영상 점검</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>내보내는 중</translation>
    </message>
    <message numerus="yes">
        <source>%n export(s) to go</source>
        <translation>
            <numerusform>내보내기 %n개 남음</numerusform>
        </translation>
    </message>
    <message>
        <source>Making the demo</source>
        <translation>데모 만들기</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) behind the window</source>
        <translation>
            <numerusform>창 뒤에서 작업 %n개 진행 중</numerusform>
        </translation>
    </message>
    <message>
        <source>Making the demo: its clips and its song are drawn and played on this computer</source>
        <translation>데모를 만드는 중: 클립과 노래를 이 컴퓨터에서 그리고 연주합니다</translation>
    </message>
    <message>
        <source>There is no cut to trim</source>
        <translation>트림할 컷이 없습니다</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no time: try +12, -5 or 1:04:00</source>
        <translation>&quot;%1&quot;은(는) 시간이 아닙니다. +12, -5, 1:04:00처럼 써 보세요</translation>
    </message>
    <message>
        <source>Not this match</source>
        <translation>이 매치 아님</translation>
    </message>
    <message>
        <source>Put the playhead on a clip and open the other shot in the source viewer</source>
        <translation>재생헤드를 클립에 놓고 다른 숏을 소스 뷰어에서 여세요</translation>
    </message>
    <message>
        <source>Listening to the song</source>
        <translation>노래 듣는 중</translation>
    </message>
    <message>
        <source>The song was not heard yet: Song, Find Beats and Parts</source>
        <translation>아직 노래를 듣지 않았습니다: 노래 &gt; 비트와 구간 찾기</translation>
    </message>
    <message>
        <source>Select the clips, or mark in and out, to cut on the beat</source>
        <translation>비트에 맞춰 자르려면 클립을 선택하거나 시작과 끝을 표시하세요</translation>
    </message>
    <message>
        <source>Cut on the beat</source>
        <translation>비트에서 자르기</translation>
    </message>
    <message>
        <source>Words of the Song</source>
        <translation>노래 가사</translation>
    </message>
    <message>
        <source>Lyrics and subtitles (*.lrc *.srt)</source>
        <translation>가사와 자막 (*.lrc *.srt)</translation>
    </message>
    <message>
        <source>Words of the song</source>
        <translation>노래 가사</translation>
    </message>
    <message>
        <source>There is no song at the playhead to tap to</source>
        <translation>재생헤드에 박자를 맞출 노래가 없습니다</translation>
    </message>
    <message numerus="yes">
        <source>%n tap(s)</source>
        <translation>
            <numerusform>%n번 두드림</numerusform>
        </translation>
    </message>
    <message>
        <source>Tap tempo</source>
        <translation>두드려서 템포 잡기</translation>
    </message>
    <message>
        <source>There is no song at the playhead</source>
        <translation>재생헤드에 노래가 없습니다</translation>
    </message>
    <message>
        <source>Half the beats</source>
        <translation>비트를 절반으로</translation>
    </message>
    <message>
        <source>Twice the beats</source>
        <translation>비트를 두 배로</translation>
    </message>
    <message>
        <source>Shift beats</source>
        <translation>비트 옮기기</translation>
    </message>
    <message>
        <source>Bar 1 is here</source>
        <translation>여기가 1마디</translation>
    </message>
    <message>
        <source>Add beat</source>
        <translation>비트 추가</translation>
    </message>
    <message>
        <source>Remove beat</source>
        <translation>비트 지우기</translation>
    </message>
    <message>
        <source>Split part</source>
        <translation>구간 나누기</translation>
    </message>
    <message>
        <source>Join part</source>
        <translation>구간 합치기</translation>
    </message>
    <message>
        <source>Nothing was done yet</source>
        <translation>아직 한 작업이 없습니다</translation>
    </message>
    <message>
        <source>Save the Steps as a Script</source>
        <translation>작업 단계를 스크립트로 저장</translation>
    </message>
    <message>
        <source>Edit scripts (*.json)</source>
        <translation>편집 스크립트 (*.json)</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) written to %1</source>
        <translation>
            <numerusform>작업 단계 %n개를 %1에 저장했습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the project and the parts it shows into</source>
        <translation>프로젝트와 쓰인 부분을 복사할 곳</translation>
    </message>
    <message>
        <source>%1 parts and %2 whole files, with two seconds around each, are in %3; %4 are missing</source>
        <translation>앞뒤 2초씩 더해 부분 %1개와 전체 파일 %2개를 %3에 모았습니다. 없는 파일 %4개</translation>
    </message>
    <message>
        <source>There are no markers yet</source>
        <translation>아직 마커가 없습니다</translation>
    </message>
    <message>
        <source>Export Markers</source>
        <translation>마커 내보내기</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>표 (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>%n marker(s) exported to %1</source>
        <translation>
            <numerusform>마커 %n개를 %1(으)로 내보냈습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Making a first cut</source>
        <translation>초벌 편집 만들기</translation>
    </message>
    <message>
        <source>Select the shots first</source>
        <translation>먼저 숏을 선택하세요</translation>
    </message>
    <message numerus="yes">
        <source>%n shot(s) may change</source>
        <translation>
            <numerusform>숏 %n개를 바꿀 수 있음</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shot(s) kept</source>
        <translation>
            <numerusform>숏 %n개 유지</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rhyme::ui::MarkerModel</name>
    <message>
        <source>Marker at %1</source>
        <translation>%1의 마커</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%2의 %1</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Rename marker</source>
        <translation>마커 이름 바꾸기</translation>
    </message>
    <message>
        <source>Note of the marker</source>
        <translation>마커 메모</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::MarkersPanel</name>
    <message>
        <source>Colour of the chosen markers</source>
        <translation>고른 마커의 색</translation>
    </message>
    <message>
        <source>Markers</source>
        <translation>마커</translation>
    </message>
    <message>
        <source>No markers yet: %1 sets one at the playhead</source>
        <translation>아직 마커가 없습니다: %1 키로 재생헤드에 찍으세요</translation>
    </message>
    <message>
        <source>Markers, in the order of the film</source>
        <translation>영상 순서대로 본 마커</translation>
    </message>
    <message>
        <source>Marker colour</source>
        <translation>마커 색</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n marker(s)</source>
        <translation>
            <numerusform>마커 %n개 지우기</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rhyme::ui::MatchControls</name>
    <message>
        <source>What should rhyme</source>
        <translation>무엇이 어울려야 하는지</translation>
    </message>
    <message>
        <source>Own mixture</source>
        <translation>직접 섞기</translation>
    </message>
    <message>
        <source>How much each cue counts</source>
        <translation>단서마다의 비중</translation>
    </message>
    <message>
        <source>Which matches are shown</source>
        <translation>보여 줄 매치</translation>
    </message>
    <message>
        <source>How much %1 counts</source>
        <translation>%1의 비중</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Only files named…</source>
        <translation>파일 이름…</translation>
    </message>
    <message>
        <source>Only matches with this in a file&apos;s name or folder</source>
        <translation>파일 이름이나 폴더에 이것이 있는 매치만</translation>
    </message>
    <message>
        <source> s</source>
        <translation>초</translation>
    </message>
    <message>
        <source>Frames left over on both sides, at least</source>
        <translation>양쪽에 남는 프레임, 최소</translation>
    </message>
    <message>
        <source> %</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Picture lost to aligning, at most</source>
        <translation>맞추며 잃는 화면, 최대</translation>
    </message>
    <message>
        <source>Not on the timeline yet</source>
        <translation>아직 타임라인에 없는 것</translation>
    </message>
    <message>
        <source>At the ends of shots only</source>
        <translation>숏의 끝에서만</translation>
    </message>
    <message>
        <source>Title cards too</source>
        <translation>자막 화면도</translation>
    </message>
    <message>
        <source>Takes of one scene too</source>
        <translation>같은 장면의 테이크도</translation>
    </message>
    <message>
        <source>Handles at least</source>
        <translation>핸들 최소</translation>
    </message>
    <message>
        <source>Crop at most</source>
        <translation>잘림 최대</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::MatchModel</name>
    <message>
        <source>costs %1 % of the picture</source>
        <translation>화면의 %1%를 잃음</translation>
    </message>
    <message>
        <source>alike in many small ways</source>
        <translation>여러 작은 점에서 닮음</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::MatchPanel</name>
    <message>
        <source>Matches</source>
        <translation>매치</translation>
    </message>
    <message>
        <source>Matches, best first</source>
        <translation>매치, 좋은 순서</translation>
    </message>
    <message>
        <source>Search for matches</source>
        <translation>매치 검색</translation>
    </message>
    <message>
        <source>Enter  align and cut here      [  ]  browse</source>
        <translation>Enter  맞추어 자르기      [  ]  둘러보기</translation>
    </message>
    <message>
        <source>to follow %1</source>
        <translation>%1 다음에</translation>
    </message>
    <message>
        <source>instead of %1</source>
        <translation>%1 대신</translation>
    </message>
    <message>
        <source>in the whole bin</source>
        <translation>빈 전체에서</translation>
    </message>
    <message>
        <source>Looking at the footage…</source>
        <translation>소재를 보는 중…</translation>
    </message>
    <message>
        <source>Comparing shots…</source>
        <translation>숏을 비교하는 중…</translation>
    </message>
    <message>
        <source>No two shots rhyme yet: more footage finds more</source>
        <translation>아직 운율을 이루는 숏이 없습니다. 소재가 많을수록 더 찾습니다</translation>
    </message>
    <message>
        <source>Nothing rhymes with this frame: trim the clip, or match the whole bin</source>
        <translation>이 프레임과 어울리는 것이 없습니다. 클립을 트림하거나 빈 전체에서 찾으세요</translation>
    </message>
    <message>
        <source>There is no match to accept yet</source>
        <translation>아직 받아들일 매치가 없습니다</translation>
    </message>
    <message>
        <source>Match cut</source>
        <translation>매치 컷</translation>
    </message>
    <message>
        <source>What to match</source>
        <translation>무엇으로 찾을지</translation>
    </message>
    <message>
        <source>The cut, clip or gap</source>
        <translation>컷, 클립, 빈 곳</translation>
    </message>
    <message>
        <source>The source&apos;s frame</source>
        <translation>소스의 프레임</translation>
    </message>
    <message>
        <source>The selected clips</source>
        <translation>선택한 클립</translation>
    </message>
    <message>
        <source>The whole bin</source>
        <translation>빈 전체</translation>
    </message>
    <message>
        <source>between %1 and %2</source>
        <translation>%1와(과) %2 사이</translation>
    </message>
    <message>
        <source>to follow frame %1 of %2</source>
        <translation>%2의 %1프레임 다음에</translation>
    </message>
    <message numerus="yes">
        <source>among %n selected clips</source>
        <translation>
            <numerusform>선택한 클립 %n개 가운데</numerusform>
        </translation>
    </message>
    <message>
        <source>No footage yet: drop clips, and pairs of shots that rhyme appear here</source>
        <translation>아직 소재가 없습니다. 클립을 놓으면 어울리는 숏의 쌍이 여기에 나타납니다</translation>
    </message>
    <message>
        <source>This footage has not been looked at: only analysed clips can rhyme</source>
        <translation>이 소재는 아직 보지 않았습니다. 분석한 클립만 찾을 수 있습니다</translation>
    </message>
    <message numerus="yes">
        <source>%n matches were found, but the filters leave them out</source>
        <translation>
            <numerusform>매치 %n개를 찾았지만 필터에 걸러졌습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Select two clips or more on the timeline</source>
        <translation>타임라인에서 클립을 둘 이상 선택하세요</translation>
    </message>
    <message>
        <source>These clips do not rhyme with each other</source>
        <translation>이 클립들은 서로 어울리지 않습니다</translation>
    </message>
    <message>
        <source>Enter  add and go on      [  ]  browse</source>
        <translation>Enter  더하고 계속      [  ]  둘러보기</translation>
    </message>
    <message>
        <source>This pair is not offered again; undo brings it back</source>
        <translation>이 쌍은 다시 제안하지 않습니다. 실행 취소하면 돌아옵니다</translation>
    </message>
    <message>
        <source>The cut is a plain one: %1</source>
        <translation>일반 컷으로 두었습니다: %1</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::MatchViewer</name>
    <message>
        <source>Choose a match, or select a cut on the timeline</source>
        <translation>매치를 고르거나 타임라인에서 컷을 선택하세요</translation>
    </message>
    <message>
        <source>frame %1    %2 %3</source>
        <translation>%1프레임    %2 %3</translation>
    </message>
    <message>
        <source>left after the cut</source>
        <translation>컷 뒤에 남음</translation>
    </message>
    <message>
        <source>left before the cut</source>
        <translation>컷 앞에 남음</translation>
    </message>
    <message>
        <source>A %1 frames left    B %2 frames left</source>
        <translation>A %1프레임 남음    B %2프레임 남음</translation>
    </message>
    <message>
        <source>Align by hand</source>
        <translation>손으로 맞추기</translation>
    </message>
    <message>
        <source>Change transition</source>
        <translation>전환 바꾸기</translation>
    </message>
    <message>
        <source>Trim</source>
        <translation>트림</translation>
    </message>
    <message>
        <source>Match cut</source>
        <translation>매치 컷</translation>
    </message>
    <message>
        <source>This footage has not been looked at yet: only analysed clips can be compared</source>
        <translation>이 소재는 아직 보지 않았습니다. 분석한 클립만 비교할 수 있습니다</translation>
    </message>
    <message>
        <source>Looking into this pair…</source>
        <translation>이 쌍을 살펴보는 중…</translation>
    </message>
    <message>
        <source>Why this</source>
        <translation>왜 이것인지</translation>
    </message>
    <message>
        <source>Why not</source>
        <translation>왜 아닌지</translation>
    </message>
    <message>
        <source>alike in many small ways</source>
        <translation>여러 작은 점에서 닮음</translation>
    </message>
    <message>
        <source>Match Viewer</source>
        <translation>매치 뷰어</translation>
    </message>
    <message>
        <source>What is drawn on the frames</source>
        <translation>프레임 위에 그릴 것</translation>
    </message>
    <message>
        <source>Cut here</source>
        <translation>여기서 자르기</translation>
    </message>
    <message>
        <source>Puts this match on the timeline as it is here (Enter)</source>
        <translation>이 매치를 보이는 그대로 타임라인에 놓습니다 (Enter)</translation>
    </message>
    <message>
        <source>What Rhymes Here</source>
        <translation>여기서 어울리는 것</translation>
    </message>
    <message>
        <source>  The join as it will be</source>
        <translation>  이어질 모습</translation>
    </message>
    <message>
        <source>A to B</source>
        <translation>A에서 B로</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>증폭</translation>
    </message>
    <message>
        <source>Times a second</source>
        <translation>1초에 몇 번</translation>
    </message>
    <message>
        <source>A one frame earlier</source>
        <translation>A 한 프레임 앞으로</translation>
    </message>
    <message>
        <source>A one frame later</source>
        <translation>A 한 프레임 뒤로</translation>
    </message>
    <message>
        <source>B one frame earlier</source>
        <translation>B 한 프레임 앞으로</translation>
    </message>
    <message>
        <source>B one frame later</source>
        <translation>B 한 프레임 뒤로</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source> %</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>회전</translation>
    </message>
    <message>
        <source>°</source>
        <translation>°</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>오른쪽</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>아래</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>초기화</translation>
    </message>
    <message>
        <source>costs %1 % of the picture</source>
        <translation>화면의 %1%를 잃음</translation>
    </message>
    <message>
        <source>but: %1</source>
        <translation>단: %1</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::NotesBar</name>
    <message>
        <source>What is noted of the selected footage</source>
        <translation>고른 소재에 적어 둔 것</translation>
    </message>
    <message>
        <source>Colour label</source>
        <translation>색 라벨</translation>
    </message>
    <message>
        <source>Tags, with commas between</source>
        <translation>태그, 쉼표로 나눔</translation>
    </message>
    <message>
        <source>Tags of the selected footage</source>
        <translation>고른 소재의 태그</translation>
    </message>
    <message>
        <source>No Label</source>
        <translation>라벨 없음</translation>
    </message>
    <message>
        <source>Select footage in the bin to give it stars</source>
        <translation>별점을 줄 소재를 빈에서 고르세요</translation>
    </message>
    <message>
        <source>Stars</source>
        <translation>별점</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>태그</translation>
    </message>
    <message>
        <source>Select footage in the bin to give it tags</source>
        <translation>태그를 달 소재를 빈에서 고르세요</translation>
    </message>
    <message>
        <source>Select footage in the bin to give it a label</source>
        <translation>라벨을 붙일 소재를 빈에서 고르세요</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::PairCanvas</name>
    <message>
        <source>The two frames</source>
        <translation>두 프레임</translation>
    </message>
    <message>
        <source>Both frames will flicker %1 times a second. Flickering can cause seizures in people with photosensitive epilepsy.
Press here, or choose flicker again, to begin.</source>
        <translation>두 프레임이 1초에 %1번 깜박입니다. 깜박임은 광과민성 뇌전증이 있는 사람에게 발작을 일으킬 수 있습니다.
시작하려면 여기를 누르거나 깜박임을 다시 고르세요.</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::PaletteStrip</name>
    <message>
        <source>Palette of the clip</source>
        <translation>클립의 색조</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2%</translation>
    </message>
    <message>
        <source>The palette appears when the picture is there</source>
        <translation>그림이 오면 색조가 나타납니다</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::PictureView</name>
    <message>
        <source>Both frames will flicker twice a second. Flickering can cause seizures in people with photosensitive epilepsy.
Press here, or choose flicker again, to begin.</source>
        <translation>두 프레임이 1초에 두 번 깜박입니다. 깜박임은 광과민성 뇌전증이 있는 사람에게 발작을 일으킬 수 있습니다.
시작하려면 여기를 누르거나 깜박임을 다시 고르세요.</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::PointsEditor</name>
    <message>
        <source>Press on the curve to add a point, drag it, Delete removes it</source>
        <translation>곡선을 눌러 점을 더하고, 끌어서 옮기고, Delete로 지웁니다</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>환경설정</translation>
    </message>
    <message>
        <source>Pages of the preferences</source>
        <translation>환경설정 쪽</translation>
    </message>
    <message>
        <source>Look and Language</source>
        <translation>모양과 언어</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>키보드</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템과 같이</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Size of everything</source>
        <translation>전체 크기</translation>
    </message>
    <message>
        <source>Nothing slides or fades</source>
        <translation>미끄러지거나 흐려지는 효과 없음</translation>
    </message>
    <message>
        <source>Reduced motion</source>
        <translation>움직임 줄이기</translation>
    </message>
    <message>
        <source>Language and size are as chosen from the next start on.</source>
        <translation>언어와 크기는 다음에 시작할 때부터 적용됩니다.</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::PreflightPanel</name>
    <message>
        <source>Preflight</source>
        <translation>점검</translation>
    </message>
    <message>
        <source>Check of the film</source>
        <translation>영상 점검</translation>
    </message>
    <message>
        <source>Check the Film</source>
        <translation>영상 점검</translation>
    </message>
    <message>
        <source>Stop the check</source>
        <translation>점검 멈추기</translation>
    </message>
    <message>
        <source>What was found, in the order of the film</source>
        <translation>찾은 것, 영상 순서대로</translation>
    </message>
    <message>
        <source>Looking and listening: %1 %</source>
        <translation>보고 듣는 중: %1%</translation>
    </message>
    <message>
        <source>The edit has changed since</source>
        <translation>그 뒤로 편집이 바뀌었습니다</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n가지 찾음</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing on the timeline yet</source>
        <translation>타임라인에 아직 아무것도 없습니다</translation>
    </message>
    <message>
        <source>Nothing found: black, gaps, flashes, doubled frames, titles and sound are as they should be</source>
        <translation>찾은 것 없음: 검은 화면, 빈 곳, 섬광, 겹친 프레임, 자막, 소리가 모두 정상입니다</translation>
    </message>
    <message>
        <source>Checks the film before it goes out: black at either end, gaps, flashes, frames seen twice, missing files, titles outside the safe area, loudness</source>
        <translation>내보내기 전에 영상을 점검합니다: 앞뒤의 검은 화면, 빈 곳, 섬광, 두 번 나오는 프레임, 없는 파일, 안전 영역 밖의 자막, 음량</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::ProgramViewer</name>
    <message>
        <source>Program</source>
        <translation>프로그램</translation>
    </message>
    <message>
        <source>What playing draws from</source>
        <translation>재생에 쓰는 파일</translation>
    </message>
    <message>
        <source>Proxies where a file is too slow</source>
        <translation>파일이 너무 느리면 프록시</translation>
    </message>
    <message>
        <source>Proxies wherever there are some</source>
        <translation>프록시가 있으면 프록시</translation>
    </message>
    <message>
        <source>Always the files themselves</source>
        <translation>항상 원본 파일</translation>
    </message>
    <message>
        <source>Make proxies of what is on the timeline</source>
        <translation>타임라인에 있는 것의 프록시 만들기</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>프록시</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>원본</translation>
    </message>
    <message>
        <source>Proxy %1 %</source>
        <translation>프록시 %1%</translation>
    </message>
    <message>
        <source>Playing draws from a smaller copy; standing still and export from the file itself</source>
        <translation>재생은 작은 사본을, 멈춘 화면과 내보내기는 원본 파일을 씁니다</translation>
    </message>
    <message>
        <source>Playing draws from the file itself</source>
        <translation>재생에 원본 파일을 씁니다</translation>
    </message>
    <message numerus="yes">
        <source>%n dropped</source>
        <translation>
            <numerusform>%n개 놓침</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 frames were not seen in their time since playing began; the sound ran dry %3 times</source>
        <translation>재생을 시작한 뒤 %2프레임 중 %1프레임을 제때 보여 주지 못했습니다. 소리는 %3번 끊겼습니다</translation>
    </message>
    <message>
        <source>The cut appears here</source>
        <translation>편집한 영상이 여기에 나타납니다</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::QueuePanel</name>
    <message>
        <source>Export Queue</source>
        <translation>내보내기 대기열</translation>
    </message>
    <message>
        <source>Nothing to export yet: open Export and choose Add to Queue. Exports run one after another while you go on cutting.</source>
        <translation>아직 내보낼 것이 없습니다. 내보내기를 열고 대기열에 추가하세요. 편집을 계속하는 동안 하나씩 내보냅니다.</translation>
    </message>
    <message>
        <source>Choose what to export</source>
        <translation>내보낼 것을 고릅니다</translation>
    </message>
    <message>
        <source>Resume exports</source>
        <translation>내보내기 다시 시작</translation>
    </message>
    <message>
        <source>Pause exports</source>
        <translation>내보내기 일시 정지</translation>
    </message>
    <message>
        <source>%1 of %2 failed</source>
        <translation>%2개 중 %1개 실패</translation>
    </message>
    <message>
        <source>Nothing left to do</source>
        <translation>남은 작업이 없습니다</translation>
    </message>
    <message>
        <source>%1 of %2 to go</source>
        <translation>%2개 중 %1개 남음</translation>
    </message>
    <message>
        <source>%1, paused</source>
        <translation>%1, 일시 정지됨</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::ScopeView</name>
    <message>
        <source>Opposing hues: %1 % to %2 %</source>
        <translation>보색: %1% 대 %2%</translation>
    </message>
    <message>
        <source>skin</source>
        <translation>피부</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1 % black</source>
        <translation>검정 %1%</translation>
    </message>
    <message>
        <source>%1 % white</source>
        <translation>흰색 %1%</translation>
    </message>
    <message>
        <source>Nothing is shown yet</source>
        <translation>아직 보이는 것이 없습니다</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::ScopesPanel</name>
    <message>
        <source>Waveform</source>
        <translation>파형</translation>
    </message>
    <message>
        <source>RGB Parade</source>
        <translation>RGB 퍼레이드</translation>
    </message>
    <message>
        <source>Vectorscope</source>
        <translation>벡터스코프</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>히스토그램</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>스코프</translation>
    </message>
    <message>
        <source>Scope %1</source>
        <translation>스코프 %1</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::ScrubBar</name>
    <message>
        <source>Position</source>
        <translation>위치</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::Session</name>
    <message>
        <source>Untitled</source>
        <translation>제목 없음</translation>
    </message>
    <message>
        <source> (and %1 more)</source>
        <translation> (외 %1개)</translation>
    </message>
    <message>
        <source>Changes cannot be kept safe: %1</source>
        <translation>변경 내용을 안전하게 보관할 수 없습니다: %1</translation>
    </message>
    <message>
        <source>Changes are kept safe again</source>
        <translation>변경 내용을 다시 안전하게 보관합니다</translation>
    </message>
    <message>
        <source>%1 is open in another window of Rhyme: save it under another name</source>
        <translation>%1은(는) Rhyme의 다른 창에서 열려 있습니다. 다른 이름으로 저장하세요</translation>
    </message>
    <message>
        <source>Bring back an earlier version</source>
        <translation>이전 버전 되살리기</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::ShotMap</name>
    <message>
        <source>Map of All Shots</source>
        <translation>모든 숏의 지도</translation>
    </message>
    <message>
        <source>Looking at the footage…</source>
        <translation>소재를 보는 중…</translation>
    </message>
    <message>
        <source>No footage yet: drop clips, and their shots lie here, like ones near each other</source>
        <translation>아직 소재가 없습니다. 클립을 놓으면 닮은 숏끼리 가까이 놓입니다</translation>
    </message>
    <message>
        <source>%1, shot %2</source>
        <translation>%1, 숏 %2</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::SongHearing</name>
    <message>
        <source>Put a song on a sound track first</source>
        <translation>먼저 노래를 소리 트랙에 놓으세요</translation>
    </message>
    <message>
        <source>Listening to the song…</source>
        <translation>노래를 듣는 중…</translation>
    </message>
    <message>
        <source>Beats and parts of the song</source>
        <translation>노래의 비트와 구간</translation>
    </message>
    <message numerus="yes">
        <source>%n beat(s) found</source>
        <translation>
            <numerusform>비트 %n개를 찾았습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>The song was not heard yet: Song, Find Beats and Parts</source>
        <translation>아직 노래를 듣지 않았습니다: 노래 &gt; 비트와 구간 찾기</translation>
    </message>
    <message>
        <source>Hear a stretch again</source>
        <translation>일부를 다시 듣기</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::SongStrip</name>
    <message>
        <source>Song map</source>
        <translation>노래 지도</translation>
    </message>
    <message>
        <source>Parts, bars, beats and words of the song; the Song menu has what can be done with them</source>
        <translation>노래의 구간, 마디, 비트, 가사. 할 수 있는 일은 노래 메뉴에 있습니다</translation>
    </message>
    <message>
        <source>%1 bpm, %2/%3</source>
        <translation>%1 bpm, %2/%3</translation>
    </message>
    <message>
        <source>Remove beat</source>
        <translation>비트 지우기</translation>
    </message>
    <message>
        <source>Move beat</source>
        <translation>비트 옮기기</translation>
    </message>
    <message>
        <source>Move part</source>
        <translation>구간 경계 옮기기</translation>
    </message>
    <message>
        <source>Add beat</source>
        <translation>비트 추가</translation>
    </message>
    <message>
        <source>Name of the part</source>
        <translation>구간 이름</translation>
    </message>
    <message>
        <source>Name part</source>
        <translation>구간 이름 붙이기</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::SourceViewer</name>
    <message>
        <source>Source</source>
        <translation>소스</translation>
    </message>
    <message>
        <source>Sound only</source>
        <translation>소리만</translation>
    </message>
    <message>
        <source>Double-click footage to look at it here</source>
        <translation>소재를 두 번 클릭하면 여기서 볼 수 있습니다</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::StarField</name>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>별 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Stars</source>
        <translation>별점</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::StartPage</name>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Drop clips and a song anywhere here. The first clip sets the size and rate of the film.</source>
        <translation>클립과 노래를 여기 어디에나 놓으세요. 첫 클립이 영상의 크기와 프레임 레이트를 정합니다.</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>시작하기</translation>
    </message>
    <message>
        <source>An Empty Project</source>
        <translation>빈 프로젝트</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Go on with</source>
        <translation>이어서 하기</translation>
    </message>
    <message>
        <source>Projects you have worked on appear here.</source>
        <translation>작업한 프로젝트가 여기에 나타납니다.</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::StudyPanel</name>
    <message>
        <source>Study</source>
        <translation>스터디</translation>
    </message>
    <message>
        <source>Draw this on the picture</source>
        <translation>화면에 그리기</translation>
    </message>
    <message>
        <source>Nothing at the playhead: put a clip there, or open one in the source viewer</source>
        <translation>재생헤드에 아무것도 없습니다. 클립을 놓거나 소스 뷰어에서 여세요</translation>
    </message>
    <message>
        <source>Looking at the picture…</source>
        <translation>화면을 살펴보는 중…</translation>
    </message>
    <message>
        <source>%1, frame %2</source>
        <translation>%1, 프레임 %2</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::StudyPicture</name>
    <message>
        <source>The picture, with what was found drawn on it</source>
        <translation>찾은 것을 그려 넣은 화면</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::TakeSyncing</name>
    <message>
        <source>Put the song on a sound track first</source>
        <translation>먼저 노래를 소리 트랙에 놓으세요</translation>
    </message>
    <message>
        <source>Select the takes in the bin first</source>
        <translation>먼저 빈에서 테이크를 고르세요</translation>
    </message>
    <message numerus="yes">
        <source>Listening to %n take(s)…</source>
        <translation>
            <numerusform>테이크 %n개를 듣는 중…</numerusform>
        </translation>
    </message>
    <message>
        <source>None of the takes sounds like the song (%1)</source>
        <translation>노래와 같은 소리의 테이크가 없습니다(%1)</translation>
    </message>
    <message>
        <source>Takes in sync</source>
        <translation>테이크 맞추기</translation>
    </message>
    <message numerus="yes">
        <source>%n take(s) in sync; the number keys change between them while playing</source>
        <translation>
            <numerusform>테이크 %n개를 맞추었습니다. 재생 중에 숫자 키로 바꿉니다</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 takes in sync; %2 does not sound like the song</source>
        <translation>테이크 %1개를 맞추었습니다. %2은(는) 노래와 소리가 다릅니다</translation>
    </message>
    <message>
        <source>Take %1</source>
        <translation>테이크 %1</translation>
    </message>
    <message>
        <source>There are no takes at the playhead</source>
        <translation>재생헤드에 테이크가 없습니다</translation>
    </message>
    <message>
        <source>Only the chosen take</source>
        <translation>고른 테이크만</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::TimelinePanel</name>
    <message>
        <source>Timeline</source>
        <translation>타임라인</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::TimelineWidget</name>
    <message>
        <source>Timeline</source>
        <translation>타임라인</translation>
    </message>
    <message>
        <source>Tracks and clips of the sequence; up and down go from cut to cut</source>
        <translation>시퀀스의 트랙과 클립. 위아래 화살표로 컷 사이를 오갑니다</translation>
    </message>
    <message>
        <source>Lock track</source>
        <translation>트랙 잠금</translation>
    </message>
    <message>
        <source>Mute track</source>
        <translation>트랙 음소거</translation>
    </message>
    <message>
        <source>Solo track</source>
        <translation>트랙 솔로</translation>
    </message>
    <message>
        <source>Go to a time, or trim by +12 or -5</source>
        <translation>시간으로 이동하거나 +12, -5로 트림</translation>
    </message>
    <message>
        <source>Rename track</source>
        <translation>트랙 이름 바꾸기</translation>
    </message>
    <message>
        <source>Name of the track</source>
        <translation>트랙 이름</translation>
    </message>
    <message>
        <source>Place footage</source>
        <translation>소재 배치</translation>
    </message>
    <message>
        <source>no clip touches this edge</source>
        <translation>이 가장자리에 닿는 클립이 없습니다</translation>
    </message>
    <message>
        <source>Transition</source>
        <translation>전환</translation>
    </message>
    <message>
        <source>Add effect</source>
        <translation>효과 추가</translation>
    </message>
    <message>
        <source>Sync lock</source>
        <translation>동기 잠금</translation>
    </message>
    <message>
        <source>Target track</source>
        <translation>대상 트랙</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::Tour</name>
    <message>
        <source>Tour</source>
        <translation>둘러보기</translation>
    </message>
    <message>
        <source>Skip the Tour</source>
        <translation>건너뛰기</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>시작하기</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::TransitionStrip</name>
    <message>
        <source>Transitions of this join</source>
        <translation>이 이음의 전환</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>잘라내기</translation>
    </message>
    <message>
        <source>Not here</source>
        <translation>여기서는 안 됨</translation>
    </message>
</context>
<context>
    <name>rhyme::ui::ViewAids</name>
    <message>
        <source>Fit</source>
        <translation>맞춤</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Zoom of the picture</source>
        <translation>그림 배율</translation>
    </message>
    <message>
        <source>Guides, and what the cues see</source>
        <translation>안내선과 단서가 보는 것</translation>
    </message>
    <message>
        <source>Action Safe (93 %)</source>
        <translation>액션 안전 영역 (93%)</translation>
    </message>
    <message>
        <source>Title Safe (90 %)</source>
        <translation>자막 안전 영역 (90%)</translation>
    </message>
    <message>
        <source>Thirds</source>
        <translation>삼등분</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>중심</translation>
    </message>
    <message>
        <source>9:16 Inside</source>
        <translation>안쪽 9:16</translation>
    </message>
    <message>
        <source>1:1 Inside</source>
        <translation>안쪽 1:1</translation>
    </message>
</context>
</TS>
