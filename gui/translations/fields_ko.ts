<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>fields</name>
    <message>
        <source>stable name</source>
        <translation>고정 이름</translation>
    </message>
    <message>
        <source>one line for people</source>
        <translation>사람이 읽을 한 줄 제목</translation>
    </message>
    <message>
        <source>the days that are simulated</source>
        <translation>시뮬레이션 기간</translation>
    </message>
    <message>
        <source>first day; time 0 is its midnight, KST</source>
        <translation>첫날. 시각 0은 이날 0시(한국 표준시)</translation>
    </message>
    <message>
        <source>last day, inclusive</source>
        <translation>마지막 날(당일 포함)</translation>
    </message>
    <message>
        <source>catalogue files, relative to this one, or models in place</source>
        <translation>이 파일 기준 상대 경로의 하드웨어 목록 파일, 또는 여기에 직접 적은 기종</translation>
    </message>
    <message>
        <source>stable name, as tranches and caps use it</source>
        <translation>도입 물량과 상한에서 쓰는 고정 이름</translation>
    </message>
    <message>
        <source>the name people use</source>
        <translation>사람이 쓰는 이름</translation>
    </message>
    <message>
        <source>gpu or npu</source>
        <translation>gpu 또는 npu</translation>
    </message>
    <message>
        <source>GPUs of a server or tray, the allocation quantum</source>
        <translation>서버 또는 트레이 한 대의 GPU 수, 배정의 최소 단위</translation>
    </message>
    <message>
        <source>GPUs of a rack that is one NVLink domain; 0: no domain beyond the server</source>
        <translation>하나의 NVLink 도메인인 랙의 GPU 수. 0이면 서버를 넘는 도메인 없음</translation>
    </message>
    <message>
        <source>memory of one GPU</source>
        <translation>GPU 한 장의 메모리</translation>
    </message>
    <message>
        <source>full-load power of one GPU with its share of the server</source>
        <translation>서버 몫을 포함한 GPU 한 장의 최대 부하 전력</translation>
    </message>
    <message>
        <source>idle power as a share of full power</source>
        <translation>최대 전력 대비 유휴 전력 비율</translation>
    </message>
    <message>
        <source>throughput relative to one H200</source>
        <translation>H200 한 장 대비 처리량</translation>
    </message>
    <message>
        <source>the same by class of work, where it differs</source>
        <translation>작업 종류에 따라 다를 때의 종류별 처리량</translation>
    </message>
    <message>
        <source>training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>inference</source>
        <translation>추론</translation>
    </message>
    <message>
        <source>simulation in double precision</source>
        <translation>배정밀도 시뮬레이션</translation>
    </message>
    <message>
        <source>which projects can use it; none: all</source>
        <translation>쓸 수 있는 과제. 없으면 모든 과제</translation>
    </message>
    <message>
        <source>share of projects that can use it, by date</source>
        <translation>날짜별로 쓸 수 있는 과제의 비율</translation>
    </message>
    <message>
        <source>day</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>share of projects that can; between two days it grows evenly</source>
        <translation>쓸 수 있는 과제의 비율. 두 날짜 사이에서는 고르게 증가</translation>
    </message>
    <message>
        <source>the same as a diffusion, instead</source>
        <translation>위 항목 대신 확산 곡선으로 지정</translation>
    </message>
    <message>
        <source>day on which it begins</source>
        <translation>시작일</translation>
    </message>
    <message>
        <source>innovation</source>
        <translation>혁신 계수</translation>
    </message>
    <message>
        <source>imitation</source>
        <translation>모방 계수</translation>
    </message>
    <message>
        <source>share of projects that ever can</source>
        <translation>최종적으로 쓸 수 있는 과제의 비율</translation>
    </message>
    <message>
        <source>from the start of a grant, before anything runs</source>
        <translation>배정 시작 후 작업을 실행하기까지 이식 일수</translation>
    </message>
    <message>
        <source>common causes of delay</source>
        <translation>여러 단계에 공통되는 지연 요인</translation>
    </message>
    <message>
        <source>stable name, as milestones refer to it</source>
        <translation>마일스톤에서 가리키는 고정 이름</translation>
    </message>
    <message>
        <source>what it stands for</source>
        <translation>무엇을 나타내는지에 대한 설명</translation>
    </message>
    <message>
        <source>what is bought and when it comes</source>
        <translation>구매할 물량과 도입 시기</translation>
    </message>
    <message>
        <source>stable name, without dots and slashes</source>
        <translation>고정 이름(점과 빗금 제외)</translation>
    </message>
    <message>
        <source>GPU model, by its id in the hardware catalogue</source>
        <translation>하드웨어 목록의 ID로 지정한 GPU 기종</translation>
    </message>
    <message>
        <source>GPUs bought in all, the operator&apos;s included</source>
        <translation>운영사 몫을 포함한 구매 GPU 총수</translation>
    </message>
    <message>
        <source>who houses and runs it, and what it keeps</source>
        <translation>설치·운영 주체와 그 보유분</translation>
    </message>
    <message>
        <source>company or institute</source>
        <translation>기업 또는 기관</translation>
    </message>
    <message>
        <source>GPUs the operator keeps in lieu of fees</source>
        <translation>운영사가 수수료 대신 보유하는 GPU</translation>
    </message>
    <message>
        <source>spread of a lognormal factor on its durations, one draw for all its tranches</source>
        <translation>소요 기간에 곱하는 로그정규 계수의 산포. 운영사의 모든 도입 물량에 한 번 추출</translation>
    </message>
    <message>
        <source>its price over that of the price path</source>
        <translation>가격 경로 대비 운영사의 가격 배수</translation>
    </message>
    <message>
        <source>throughput of its GPUs over what the catalogue says</source>
        <translation>하드웨어 목록 대비 이 운영사 GPU의 처리량 배수</translation>
    </message>
    <message>
        <source>chance that it fails between contract and delivery</source>
        <translation>계약과 납품 사이에 이행 불능이 될 확률</translation>
    </message>
    <message>
        <source>delay of the delivery by a default</source>
        <translation>이행 불능에 따른 납품 지연</translation>
    </message>
    <message>
        <source>the steps of the purchase</source>
        <translation>구매 단계</translation>
    </message>
    <message>
        <source>stable name within the tranche</source>
        <translation>도입 물량 안에서의 고정 이름</translation>
    </message>
    <message>
        <source>milestones that must have finished: milestone, or tranche.milestone of another tranche</source>
        <translation>먼저 끝나야 하는 마일스톤. 이름만 쓰거나, 다른 도입 물량이면 도입물량.마일스톤 형식</translation>
    </message>
    <message>
        <source>how long it takes</source>
        <translation>소요 기간</translation>
    </message>
    <message>
        <source>wait between the last milestone of `after` and the start</source>
        <translation>`after`의 마지막 마일스톤이 끝난 뒤 시작까지의 대기</translation>
    </message>
    <message>
        <source>the date it really finished; nothing is drawn then</source>
        <translation>실제 완료일. 이때는 추출하지 않음</translation>
    </message>
    <message>
        <source>earliest start</source>
        <translation>가장 이른 시작일</translation>
    </message>
    <message>
        <source>delay factor its duration depends on</source>
        <translation>소요 기간이 따르는 지연 요인</translation>
    </message>
    <message>
        <source>correlation of its duration with the factor, as normals</source>
        <translation>소요 기간과 지연 요인의 상관(정규 변환 기준)</translation>
    </message>
    <message>
        <source>what may delay a step</source>
        <translation>단계를 지연시킬 수 있는 위험</translation>
    </message>
    <message>
        <source>milestone it delays</source>
        <translation>지연되는 마일스톤</translation>
    </message>
    <message>
        <source>chance that it strikes, and strikes again</source>
        <translation>발생 확률이자 재발 확률</translation>
    </message>
    <message>
        <source>delay of each strike</source>
        <translation>발생할 때마다의 지연</translation>
    </message>
    <message>
        <source>times it can strike at most</source>
        <translation>최대 발생 횟수</translation>
    </message>
    <message>
        <source>parts it arrives in; none means all at once</source>
        <translation>나누어 들어오는 물량. 없으면 한꺼번에 도입</translation>
    </message>
    <message>
        <source>share of the tranche&apos;s units, rounded to whole servers</source>
        <translation>도입 물량 중 비율. 서버 단위로 반올림</translation>
    </message>
    <message>
        <source>later than the dates of the tranche</source>
        <translation>도입 물량의 일정보다 늦는 일수</translation>
    </message>
    <message>
        <source>acceptance tests of each lot</source>
        <translation>분할 물량별 검수 시험</translation>
    </message>
    <message>
        <source>chance that one test is passed</source>
        <translation>검수 시험 한 번의 합격 확률</translation>
    </message>
    <message>
        <source>delay of each failed test</source>
        <translation>불합격할 때마다의 지연</translation>
    </message>
    <message>
        <source>retests after which a lot is accepted anyway</source>
        <translation>재시험 최대 횟수. 이후에는 합격으로 처리</translation>
    </message>
    <message>
        <source>GPUs of the first lot that serve beta users before the rest</source>
        <translation>첫 분할 물량에서 나머지보다 먼저 베타 이용자가 쓰는 GPU</translation>
    </message>
    <message>
        <source>how much longer the rest waits at least</source>
        <translation>나머지가 더 기다리는 최소 일수</translation>
    </message>
    <message>
        <source>milestone whose finish is the contract</source>
        <translation>완료가 곧 계약인 마일스톤</translation>
    </message>
    <message>
        <source>milestone whose finish puts the hardware on the floor</source>
        <translation>완료되면 하드웨어가 설치되는 마일스톤</translation>
    </message>
    <message>
        <source>milestone whose finish is the start of service</source>
        <translation>완료되면 가동이 시작되는 마일스톤</translation>
    </message>
    <message>
        <source>contract value of all units; 0 where a price path says what they cost</source>
        <translation>전체 물량의 계약 금액. 가격 경로로 비용을 정하면 0</translation>
    </message>
    <message>
        <source>the same in dollars where a source states both: checks cost_krw, enters no result</source>
        <translation>출처에 달러 금액도 있을 때의 달러 계약액. cost_krw 검증용이며 결과에는 쓰지 않음</translation>
    </message>
    <message>
        <source>budget it draws on; it then buys what the money pays for, `units` at most</source>
        <translation>재원이 되는 예산. 지정하면 `units`를 한도로 예산만큼 구매</translation>
    </message>
    <message>
        <source>share of what the budget has left at the contract</source>
        <translation>계약 시점의 예산 잔액 중 쓰는 비율</translation>
    </message>
    <message>
        <source>years of appropriations, from that of the contract, that it may commit</source>
        <translation>계약 연도부터 계약에 쓸 수 있는 예산의 연수</translation>
    </message>
    <message>
        <source>when the price is paid</source>
        <translation>대금 지급 시기</translation>
    </message>
    <message>
        <source>share paid at the contract</source>
        <translation>계약 때 지급하는 비율</translation>
    </message>
    <message>
        <source>share paid as lots are installed</source>
        <translation>분할 물량이 설치될 때 지급하는 비율</translation>
    </message>
    <message>
        <source>share paid as lots enter service</source>
        <translation>분할 물량이 가동될 때 지급하는 비율</translation>
    </message>
    <message>
        <source>at the end of life_years, or earlier when running it costs more than new GPUs would</source>
        <translation>퇴역 시점: life_years가 끝날 때, 또는 운영비가 새 GPU 비용을 넘으면 그 전</translation>
    </message>
    <message>
        <source>what takes its place when it retires</source>
        <translation>퇴역할 때의 교체</translation>
    </message>
    <message>
        <source>GPU model bought, at the price of the day of retirement</source>
        <translation>퇴역일의 가격으로 구매하는 GPU 기종</translation>
    </message>
    <message>
        <source>pool it serves in; empty means the old pool&apos;s id and -refresh</source>
        <translation>교체 GPU가 들어갈 자원 풀. 비우면 이전 풀의 ID에 -refresh를 붙임</translation>
    </message>
    <message>
        <source>new GPUs for one retired</source>
        <translation>퇴역 GPU 한 장당 새 GPU 수</translation>
    </message>
    <message>
        <source>share credited of what a used GPU fetches: today&apos;s price less wear</source>
        <translation>중고 GPU 가치(현재 가격에서 마모를 뺀 값) 중 보상받는 비율</translation>
    </message>
    <message>
        <source>from retirement to service</source>
        <translation>퇴역부터 가동까지</translation>
    </message>
    <message>
        <source>years in service before retirement</source>
        <translation>퇴역까지의 가동 연수</translation>
    </message>
    <message>
        <source>budget it draws on; empty means bought whatever it costs</source>
        <translation>재원이 되는 예산. 비우면 비용과 관계없이 구매</translation>
    </message>
    <message>
        <source>pool it delivers into; empty means its own id</source>
        <translation>물량이 들어갈 자원 풀. 비우면 자체 ID</translation>
    </message>
    <message>
        <source>site it stands at, with its power; empty means as much power as is needed</source>
        <translation>설치되는 입지와 그 전력. 비우면 필요한 만큼 전력 공급</translation>
    </message>
    <message>
        <source>the announced date, against which delay is counted</source>
        <translation>발표된 가동일. 지연은 이 날짜를 기준으로 셈</translation>
    </message>
    <message>
        <source>reference-class inflation of every duration not yet known</source>
        <translation>아직 확정되지 않은 모든 소요 기간에 곱하는 준거집단 보정 배수</translation>
    </message>
    <message>
        <source>its clusters, where a policy places grants on nodes; none: one cluster</source>
        <translation>정책이 배정을 노드에 배치할 때의 클러스터. 없으면 클러스터 하나</translation>
    </message>
    <message>
        <source>where they stand; tranches of one pool with the same site may share a grant that spans</source>
        <translation>설치 장소. 입지가 같은 한 풀의 도입 물량은 여러 클러스터에 걸친 배정을 나눌 수 있음</translation>
    </message>
    <message>
        <source>sizes of its clusters, in the order they fill; the rest of the tranche is one more</source>
        <translation>채워지는 순서대로 적은 클러스터 크기. 나머지는 클러스터 하나가 됨</translation>
    </message>
    <message>
        <source>servers of a scalable unit (rail group); absent: 32, or the trays of 8 racks</source>
        <translation>확장 단위(레일 그룹)의 서버 수. 없으면 32대 또는 랙 8개의 트레이</translation>
    </message>
    <message>
        <source>where GPUs stand, with caps of power and cooling</source>
        <translation>GPU가 설치되는 곳과 전력·냉각 한도</translation>
    </message>
    <message>
        <source>stable name, as tranches use it</source>
        <translation>도입 물량에서 쓰는 고정 이름</translation>
    </message>
    <message>
        <source>facility power over IT power; none: that of operations</source>
        <translation>IT 전력 대비 시설 전력(PUE). 없으면 operations의 값</translation>
    </message>
    <message>
        <source>power at the meter by date, cooling included; none: as much as is needed</source>
        <translation>냉각을 포함한 계량기 기준 날짜별 전력. 없으면 필요한 만큼</translation>
    </message>
    <message>
        <source>the cap holds from this day</source>
        <translation>한도가 적용되는 첫날</translation>
    </message>
    <message>
        <source>the cap</source>
        <translation>한도</translation>
    </message>
    <message>
        <source>how much later than planned it comes</source>
        <translation>계획보다 늦어지는 일수</translation>
    </message>
    <message>
        <source>heat of IT that can be removed, by date; none: as much as is needed</source>
        <translation>날짜별로 제거할 수 있는 IT 발열량. 없으면 필요한 만큼</translation>
    </message>
    <message>
        <source>money by year that purchases draw on</source>
        <translation>구매의 재원이 되는 연도별 예산</translation>
    </message>
    <message>
        <source>money by year</source>
        <translation>연도별 금액</translation>
    </message>
    <message>
        <source>calendar year</source>
        <translation>연도</translation>
    </message>
    <message>
        <source>appropriated</source>
        <translation>편성액</translation>
    </message>
    <message>
        <source>what becomes of money not committed by the end of its year</source>
        <translation>그해 말까지 계약하지 못한 예산의 처리</translation>
    </message>
    <message>
        <source>a company whose equity and loans add to it</source>
        <translation>출자와 대출로 예산을 보태는 법인</translation>
    </message>
    <message>
        <source>first calendar year of its money</source>
        <translation>자금이 들어오는 첫해</translation>
    </message>
    <message>
        <source>paid in by all owners</source>
        <translation>전체 출자자의 납입액</translation>
    </message>
    <message>
        <source>borrowed</source>
        <translation>차입액</translation>
    </message>
    <message>
        <source>of the equity</source>
        <translation>출자금 중 공공의 비율</translation>
    </message>
    <message>
        <source>interest of the loans</source>
        <translation>대출 이자율</translation>
    </message>
    <message>
        <source>years in which they are paid back</source>
        <translation>상환 기간</translation>
    </message>
    <message>
        <source>what GPU models cost over time</source>
        <translation>시간에 따른 GPU 기종별 가격</translation>
    </message>
    <message>
        <source>price of one GPU in dollars</source>
        <translation>GPU 한 장의 달러 가격</translation>
    </message>
    <message>
        <source>price of one GPU in won, instead</source>
        <translation>달러 대신 원화로 적은 GPU 한 장의 가격</translation>
    </message>
    <message>
        <source>day of that price; none: the start of the horizon</source>
        <translation>그 가격의 기준일. 없으면 시뮬레이션 시작일</translation>
    </message>
    <message>
        <source>price of the whole purchase (servers, network, building, operation) over that of its GPUs</source>
        <translation>GPU 가격 대비 전체 구매(서버, 네트워크, 건물, 운영) 가격</translation>
    </message>
    <message>
        <source>share of the price lost in a year</source>
        <translation>한 해에 떨어지는 가격의 비율</translation>
    </message>
    <message>
        <source>price that falls with the units made</source>
        <translation>누적 생산량에 따라 떨어지는 가격</translation>
    </message>
    <message>
        <source>share that a doubling of all units takes off the price</source>
        <translation>누적 생산량이 두 배가 될 때 떨어지는 가격의 비율</translation>
    </message>
    <message>
        <source>units made by the day of the price</source>
        <translation>가격 기준일까지의 누적 생산량</translation>
    </message>
    <message>
        <source>units made a year after it, by all makers for all buyers</source>
        <translation>이후 모든 제조사와 구매자를 합한 연간 생산량</translation>
    </message>
    <message>
        <source>changes at dates</source>
        <translation>특정 날짜의 변동</translation>
    </message>
    <message>
        <source>stable name within the path</source>
        <translation>가격 경로 안에서의 고정 이름</translation>
    </message>
    <message>
        <source>first day</source>
        <translation>첫날</translation>
    </message>
    <message>
        <source>last day; none: for good</source>
        <translation>마지막 날. 없으면 계속</translation>
    </message>
    <message>
        <source>of the price: 0.4 is 40 % more</source>
        <translation>가격의 변동. 0.4이면 40 % 상승</translation>
    </message>
    <message>
        <source>won for a dollar over time</source>
        <translation>시간에 따른 원/달러 환율</translation>
    </message>
    <message>
        <source>at the start of the horizon</source>
        <translation>시뮬레이션 시작 시점의 환율</translation>
    </message>
    <message>
        <source>growth of the expected rate</source>
        <translation>기대 환율의 증가율</translation>
    </message>
    <message>
        <source>of the logarithm; 0: no chance, the rate follows the drift</source>
        <translation>로그 환율의 변동성. 0이면 무작위 변동 없이 추세만 따름</translation>
    </message>
    <message>
        <source>how often the rate moves</source>
        <translation>환율이 변하는 주기</translation>
    </message>
    <message>
        <source>GPUs rented for a term</source>
        <translation>기간을 정해 빌린 GPU</translation>
    </message>
    <message>
        <source>rented, in whole servers</source>
        <translation>서버 단위로 빌린 GPU</translation>
    </message>
    <message>
        <source>pool they serve in; empty means its own id</source>
        <translation>빌린 GPU가 들어갈 자원 풀. 비우면 자체 ID</translation>
    </message>
    <message>
        <source>ordered on this day</source>
        <translation>주문일</translation>
    </message>
    <message>
        <source>ordered when a tranche is late, instead</source>
        <translation>날짜 대신 도입 물량이 늦어질 때 주문</translation>
    </message>
    <message>
        <source>tranche with a planned_in_service</source>
        <translation>planned_in_service가 있는 도입 물량</translation>
    </message>
    <message>
        <source>days after the planned date</source>
        <translation>계획일을 넘긴 일수</translation>
    </message>
    <message>
        <source>from the order to service</source>
        <translation>주문부터 가동까지</translation>
    </message>
    <message>
        <source>term, from the start of service</source>
        <translation>가동 시작부터의 임차 기간</translation>
    </message>
    <message>
        <source>rent</source>
        <translation>임차료</translation>
    </message>
    <message>
        <source>budget it draws on; empty means none</source>
        <translation>재원이 되는 예산. 비우면 없음</translation>
    </message>
    <message>
        <source>GPUs that firms buy for themselves: they are no part of the programme but share its sites</source>
        <translation>기업이 스스로 구매하는 GPU. 사업에 속하지 않지만 입지를 함께 씀</translation>
    </message>
    <message>
        <source>GPUs as announced: at most so many come</source>
        <translation>발표된 GPU 수. 최대 이만큼 도입</translation>
    </message>
    <message>
        <source>when they come, in whole servers by month</source>
        <translation>월별 도입 시기(서버 단위)</translation>
    </message>
    <message>
        <source>nothing is there yet on this day</source>
        <translation>이날까지는 도입 없음</translation>
    </message>
    <message>
        <source>the curve is steepest on this day</source>
        <translation>곡선이 가장 가파른 날</translation>
    </message>
    <message>
        <source>the whole plan is there from this day on</source>
        <translation>이날부터 계획 전체가 도입됨</translation>
    </message>
    <message>
        <source>in which the curve rises from 10 to 90 %; none: 0.44 of the days from `from` to `to`</source>
        <translation>곡선이 10 %에서 90 %로 오르는 일수. 없으면 `from`부터 `to`까지 일수의 0.44배</translation>
    </message>
    <message>
        <source>share of the plan that never comes, one draw for the fleet</source>
        <translation>계획 중 끝내 도입되지 않는 비율. 기업별로 한 번 추출</translation>
    </message>
    <message>
        <source>how much later than planned all of it comes, one draw for the fleet</source>
        <translation>전체가 계획보다 늦어지는 일수. 기업별로 한 번 추출</translation>
    </message>
    <message>
        <source>delay factor its delay depends on</source>
        <translation>지연이 따르는 지연 요인</translation>
    </message>
    <message>
        <source>correlation of its delay with the factor, as normals</source>
        <translation>지연과 지연 요인의 상관(정규 변환 기준)</translation>
    </message>
    <message>
        <source>site whose power and cooling it shares; empty means as much as is needed</source>
        <translation>전력과 냉각을 함께 쓰는 입지. 비우면 필요한 만큼</translation>
    </message>
    <message>
        <source>GPUs of a server as applicants count them</source>
        <translation>신청자가 셈하는 서버 한 대의 GPU 수</translation>
    </message>
    <message>
        <source>who applies</source>
        <translation>신청하는 부문</translation>
    </message>
    <message>
        <source>stable name, as calls and shares use it</source>
        <translation>공모와 배분 비율에서 쓰는 고정 이름</translation>
    </message>
    <message>
        <source>teams that start to apply along a Bass curve</source>
        <translation>배스(Bass) 곡선에 따라 신청을 시작하는 팀</translation>
    </message>
    <message>
        <source>teams that could ever apply</source>
        <translation>신청할 가능성이 있는 팀의 총수</translation>
    </message>
    <message>
        <source>time 0 of the curve</source>
        <translation>곡선의 시각 0</translation>
    </message>
    <message>
        <source>growth of the market by grants</source>
        <translation>배정이 일으키는 시장 성장</translation>
    </message>
    <message>
        <source>added to the market by each grant that starts</source>
        <translation>시작된 배정 하나가 시장에 더하는 팀</translation>
    </message>
    <message>
        <source>rate at which what was added fades</source>
        <translation>더해진 팀이 줄어드는 속도</translation>
    </message>
    <message>
        <source>the market at most</source>
        <translation>시장의 최대 규모</translation>
    </message>
    <message>
        <source>q grows by this times the relative growth of the market</source>
        <translation>모방 계수 q의 증가: 이 값에 시장의 상대 성장을 곱한 만큼</translation>
    </message>
    <message>
        <source>grants of every sector count</source>
        <translation>모든 부문의 배정을 셈</translation>
    </message>
    <message>
        <source>new applicants at every call</source>
        <translation>공모마다 새로 오는 신청자</translation>
    </message>
    <message>
        <source>new applicants of the first call</source>
        <translation>첫 공모의 신규 신청자</translation>
    </message>
    <message>
        <source>growth from call to call, compounded</source>
        <translation>공모마다 복리로 적용하는 증가율</translation>
    </message>
    <message>
        <source>the number itself, or Poisson with it as mean</source>
        <translation>그 수 자체, 또는 그 수를 평균으로 하는 포아송 분포</translation>
    </message>
    <message>
        <source>variance of a gamma factor on each call&apos;s mean: negative binomial counts</source>
        <translation>공모별 평균에 곱하는 감마 계수의 분산(음이항 분포)</translation>
    </message>
    <message>
        <source>a Poisson stream of new applicants</source>
        <translation>포아송 과정을 따르는 신규 신청자</translation>
    </message>
    <message>
        <source>mean arrivals</source>
        <translation>평균 도착률</translation>
    </message>
    <message>
        <source>other rates from their dates on</source>
        <translation>날짜부터 적용되는 다른 도착률</translation>
    </message>
    <message>
        <source>straight lines from level to level, not steps</source>
        <translation>계단이 아니라 수준 사이를 직선으로 이음</translation>
    </message>
    <message>
        <source>waves, added up</source>
        <translation>더해지는 계절 변동</translation>
    </message>
    <message>
        <source>of the mean rate</source>
        <translation>평균 도착률 대비 진폭</translation>
    </message>
    <message>
        <source>length of a wave</source>
        <translation>한 주기의 길이</translation>
    </message>
    <message>
        <source>where it begins to rise; none: the horizon&apos;s start</source>
        <translation>상승이 시작되는 날. 없으면 시뮬레이션 시작일</translation>
    </message>
    <message>
        <source>seven factors, Monday first</source>
        <translation>월요일부터 일곱 개의 계수</translation>
    </message>
    <message>
        <source>twelve factors, January first</source>
        <translation>1월부터 열두 개의 계수</translation>
    </message>
    <message>
        <source>on holidays, instead of the weekday&apos;s</source>
        <translation>공휴일에 요일 계수 대신 쓰는 계수</translation>
    </message>
    <message>
        <source>compounded from the horizon&apos;s start</source>
        <translation>시뮬레이션 시작부터 복리로 적용하는 증가율</translation>
    </message>
    <message>
        <source>rates that vary more than the calendar says</source>
        <translation>달력보다 더 크게 변하는 도착률</translation>
    </message>
    <message>
        <source>of the factor</source>
        <translation>계수의 분산</translation>
    </message>
    <message>
        <source>how long a factor lasts</source>
        <translation>계수 하나가 지속되는 기간</translation>
    </message>
    <message>
        <source>size asked for, rounded to whole servers</source>
        <translation>신청 규모. 서버 단위로 반올림</translation>
    </message>
    <message>
        <source>smallest request</source>
        <translation>최소 신청 규모</translation>
    </message>
    <message>
        <source>largest request</source>
        <translation>최대 신청 규모</translation>
    </message>
    <message>
        <source>growth of the size asked for</source>
        <translation>신청 규모의 증가율</translation>
    </message>
    <message>
        <source>smallest acceptable grant over the request</source>
        <translation>신청 대비 수용할 수 있는 최소 배정 비율</translation>
    </message>
    <message>
        <source>duration asked for, whole calendar months</source>
        <translation>신청 기간(달력 기준 개월)</translation>
    </message>
    <message>
        <source>duration asked for; replaces months</source>
        <translation>신청 기간(일). months를 대신함</translation>
    </message>
    <message>
        <source>true quality</source>
        <translation>실제 우수성</translation>
    </message>
    <message>
        <source>each applicant belongs to one of so many, all alike; none: each is its own</source>
        <translation>신청자가 속하는 동질적 기관의 수. 없으면 신청자마다 별개 기관</translation>
    </message>
    <message>
        <source>an applicant is from outside the capital area</source>
        <translation>신청자가 비수도권일 확률</translation>
    </message>
    <message>
        <source>withdraws when not started by then</source>
        <translation>이때까지 시작하지 못하면 철회</translation>
    </message>
    <message>
        <source>winner does not sign</source>
        <translation>선정자가 협약하지 않을 확률</translation>
    </message>
    <message>
        <source>after a rejection or at the end of a grant</source>
        <translation>탈락 또는 배정 종료 후의 재신청</translation>
    </message>
    <message>
        <source>tries again at the next call</source>
        <translation>다음 공모에 다시 신청할 확률</translation>
    </message>
    <message>
        <source>merit added at each attempt</source>
        <translation>재신청할 때마다 더해지는 우수성</translation>
    </message>
    <message>
        <source>attempts at most, the first included</source>
        <translation>첫 신청을 포함한 최대 신청 횟수</translation>
    </message>
    <message>
        <source>applies anew when a grant ends</source>
        <translation>배정이 끝날 때 새로 신청할 확률</translation>
    </message>
    <message>
        <source>from the rejection to being ready again</source>
        <translation>탈락부터 다시 준비될 때까지</translation>
    </message>
    <message>
        <source>of the size asked for, at each attempt</source>
        <translation>재신청할 때마다 신청 규모에 곱하는 배수</translation>
    </message>
    <message>
        <source>use inside a grant</source>
        <translation>배정 안에서의 이용</translation>
    </message>
    <message>
        <source>from start to first use</source>
        <translation>시작부터 최초 사용까지</translation>
    </message>
    <message>
        <source>share of granted GPUs that run work</source>
        <translation>배정 GPU 중 작업을 실행하는 비율</translation>
    </message>
    <message>
        <source>from first use to the plateau, along a straight line</source>
        <translation>최초 사용부터 안정 수준까지 직선으로 오르는 일수</translation>
    </message>
    <message>
        <source>steps of the ramp</source>
        <translation>상승 단계의 수</translation>
    </message>
    <message>
        <source>work that comes and goes</source>
        <translation>있다가 없다가 하는 작업</translation>
    </message>
    <message>
        <source>mean time at work</source>
        <translation>작업이 이어지는 평균 기간</translation>
    </message>
    <message>
        <source>mean time between</source>
        <translation>작업 사이의 평균 기간</translation>
    </message>
    <message>
        <source>of the plateau, between</source>
        <translation>작업 사이의 이용 수준(안정 수준 대비)</translation>
    </message>
    <message>
        <source>changes of one grant at most</source>
        <translation>한 배정의 최대 변동 횟수</translation>
    </message>
    <message>
        <source>more work towards the end</source>
        <translation>종료 직전의 작업 증가</translation>
    </message>
    <message>
        <source>before the planned end</source>
        <translation>예정 종료일 이전의 일수</translation>
    </message>
    <message>
        <source>of the plateau; the whole grant at most</source>
        <translation>안정 수준에 곱하는 배수. 최대 배정 전체</translation>
    </message>
    <message>
        <source>probability that a warning of low use is answered with load that does no work</source>
        <translation>이용 저조 경고에 실제 작업이 없는 부하로 대응할 확률</translation>
    </message>
    <message>
        <source>an offer of fewer GPUs than asked for</source>
        <translation>신청보다 적은 GPU 제안에 대한 반응</translation>
    </message>
    <message>
        <source>a part is taken with probability share^power</source>
        <translation>일부 물량을 비율^power의 확률로 수락</translation>
    </message>
    <message>
        <source>in place of a power: probabilities at shares, from the smallest share up, lines between</source>
        <translation>power 대신 쓰는 비율별 수락 확률. 작은 비율부터 적고 사이는 직선</translation>
    </message>
    <message>
        <source>of what was asked for</source>
        <translation>신청 대비 비율</translation>
    </message>
    <message>
        <source>that this part is taken</source>
        <translation>이 물량을 수락할 확률</translation>
    </message>
    <message>
        <source>gamma: with a part of the GPUs the grant lasts (1 / share)^gamma times as long</source>
        <translation>감마: 일부 GPU만 받으면 배정 기간이 (1 / 비율)^감마 배로 늘어남</translation>
    </message>
    <message>
        <source>more time asked for near the end</source>
        <translation>종료 전의 연장 신청</translation>
    </message>
    <message>
        <source>that more time is asked for</source>
        <translation>연장을 신청할 확률</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>신청하는 연장 일수</translation>
    </message>
    <message>
        <source>an applicant is a young firm</source>
        <translation>신청자가 창업 초기 기업일 확률</translation>
    </message>
    <message>
        <source>storage with every GPU of a grant</source>
        <translation>배정 GPU 한 장당 저장공간</translation>
    </message>
    <message>
        <source>of its work on one GPU, by model; not named: the catalogue&apos;s h200_equivalent</source>
        <translation>기종별 GPU 한 장의 이 부문 작업 처리량. 지정하지 않으면 목록의 h200_equivalent</translation>
    </message>
    <message>
        <source>pools it likes best first, for probabilistic_serial; others follow as listed</source>
        <translation>probabilistic_serial에서 선호하는 풀의 순서. 나머지는 목록순</translation>
    </message>
    <message>
        <source>applications as recorded</source>
        <translation>기록된 실제 신청</translation>
    </message>
    <message>
        <source>CSV with a header row, relative to the scenario</source>
        <translation>제목 행이 있는 CSV. 시나리오 기준 상대 경로</translation>
    </message>
    <message>
        <source>other names of its columns</source>
        <translation>열 이름이 다를 때의 대응</translation>
    </message>
    <message>
        <source>day or moment of submission</source>
        <translation>신청일 또는 신청 시각</translation>
    </message>
    <message>
        <source>GPUs asked for</source>
        <translation>신청 GPU</translation>
    </message>
    <message>
        <source>duration in calendar months</source>
        <translation>기간(달력 기준 개월)</translation>
    </message>
    <message>
        <source>duration in days, where there are no months</source>
        <translation>개월이 없을 때의 기간(일)</translation>
    </message>
    <message>
        <source>true quality in points</source>
        <translation>실제 우수성(점)</translation>
    </message>
    <message>
        <source>only rows whose columns have these values</source>
        <translation>열이 이 값인 행만 사용</translation>
    </message>
    <message>
        <source>of the file&apos;s bytes; filled in when left out</source>
        <translation>파일 바이트의 해시값. 비우면 채워짐</translation>
    </message>
    <message>
        <source>probability of asking for exactly so many servers; the rest by servers</source>
        <translation>정확히 이만큼의 서버를 신청할 확률. 나머지는 servers를 따름</translation>
    </message>
    <message>
        <source>probability of asking for servers_max</source>
        <translation>servers_max를 신청할 확률</translation>
    </message>
    <message>
        <source>probability of asking for exactly so many months; the rest by months</source>
        <translation>정확히 이만큼의 개월을 신청할 확률. 나머지는 months를 따름</translation>
    </message>
    <message>
        <source>clocks of patience beside patience_days</source>
        <translation>patience_days와 별도로 적용하는 대기 한도</translation>
    </message>
    <message>
        <source>from submission, not yet awarded</source>
        <translation>신청 후 선정되지 않은 동안</translation>
    </message>
    <message>
        <source>from award, not yet started</source>
        <translation>선정 후 시작되지 않은 동안</translation>
    </message>
    <message>
        <source>from start, not yet in use</source>
        <translation>시작 후 사용하지 못한 동안</translation>
    </message>
    <message>
        <source>days after which a project is useless when not started</source>
        <translation>시작하지 못하면 과제가 쓸모없어지는 기한</translation>
    </message>
    <message>
        <source>a project&apos;s deadline is the first at least this after its need</source>
        <translation>과제의 기한은 수요 발생 후 적어도 이만큼 지난 첫 기한</translation>
    </message>
    <message>
        <source>Spearman correlations between what one applicant draws</source>
        <translation>한 신청자가 추출하는 값 사이의 스피어만 상관</translation>
    </message>
    <message>
        <source>Spearman</source>
        <translation>스피어만 상관</translation>
    </message>
    <message>
        <source>take the nearest correlation matrix where these cannot hold together</source>
        <translation>함께 성립할 수 없으면 가장 가까운 상관행렬 사용</translation>
    </message>
    <message>
        <source>strategic over-asking that learns</source>
        <translation>학습하는 전략적 과다 신청</translation>
    </message>
    <message>
        <source>speed of learning</source>
        <translation>학습 속도</translation>
    </message>
    <message>
        <source>stated / needed at most</source>
        <translation>신청 / 필요의 최댓값</translation>
    </message>
    <message>
        <source>before anything is learnt</source>
        <translation>학습 전의 신청 배수</translation>
    </message>
    <message>
        <source>who learns: the applicant, its organisation, the sector</source>
        <translation>학습 주체: 신청자, 소속 기관, 부문</translation>
    </message>
    <message>
        <source>asks for more only as far as asking more has brought those cut more</source>
        <translation>더 많이 신청해 삭감된 쪽이 실제로 더 받은 만큼만 늘려 신청</translation>
    </message>
    <message>
        <source>calls for proposals</source>
        <translation>공모</translation>
    </message>
    <message>
        <source>from closing to decision</source>
        <translation>마감부터 결정까지</translation>
    </message>
    <message>
        <source>from award to signature</source>
        <translation>선정부터 협약까지</translation>
    </message>
    <message>
        <source>pools on offer; none named: every open pool</source>
        <translation>공모 대상 풀. 지정하지 않으면 공개된 모든 풀</translation>
    </message>
    <message>
        <source>who may apply; none named: every sector</source>
        <translation>신청할 수 있는 부문. 지정하지 않으면 모든 부문</translation>
    </message>
    <message>
        <source>whether the policy&apos;s sector split applies</source>
        <translation>정책의 부문별 배분 적용 여부</translation>
    </message>
    <message>
        <source>delta of the deadline rush: small means late</source>
        <translation>마감 쏠림의 델타. 작을수록 늦게 접수</translation>
    </message>
    <message>
        <source>submissions spread evenly over the call</source>
        <translation>공모 기간에 고르게 접수되는 비율</translation>
    </message>
    <message>
        <source>submissions of the last day, besides the rush</source>
        <translation>쏠림과 별도로 마지막 날 접수되는 비율</translation>
    </message>
    <message>
        <source>calls that repeat</source>
        <translation>반복되는 공모</translation>
    </message>
    <message>
        <source>stem of the calls&apos; names</source>
        <translation>공모 이름의 앞부분</translation>
    </message>
    <message>
        <source>first day of the first call</source>
        <translation>첫 공모의 시작일</translation>
    </message>
    <message>
        <source>last opening, inclusive</source>
        <translation>마지막 공모 시작일(당일 포함)</translation>
    </message>
    <message>
        <source>rhythm</source>
        <translation>공모 주기</translation>
    </message>
    <message>
        <source>days a call is open</source>
        <translation>공모 접수 기간</translation>
    </message>
    <message>
        <source>delta of the deadline rush</source>
        <translation>마감 쏠림의 델타</translation>
    </message>
    <message>
        <source>capacity kept for a national purpose</source>
        <translation>국가 목적을 위해 별도로 확보하는 용량</translation>
    </message>
    <message>
        <source>stable name, as contests use it</source>
        <translation>경연에서 쓰는 고정 이름</translation>
    </message>
    <message>
        <source>the pool it is kept in</source>
        <translation>확보하는 자원 풀</translation>
    </message>
    <message>
        <source>GPUs kept, at most what is in service</source>
        <translation>확보하는 GPU. 최대 가동 중인 만큼</translation>
    </message>
    <message>
        <source>first day of use; absent: when in service</source>
        <translation>사용 첫날. 없으면 가동될 때</translation>
    </message>
    <message>
        <source>last day; absent: the end of the horizon</source>
        <translation>마지막 날. 없으면 시뮬레이션 종료일</translation>
    </message>
    <message>
        <source>before hand-over: hold, lend_until_handover (to grants that end in time) or lend_preemptible (to any)</source>
        <translation>인계 전의 처리: hold(보유), lend_until_handover(제때 끝나는 배정에 대여), lend_preemptible(누구에게나 대여)</translation>
    </message>
    <message>
        <source>lent grants end this long before hand-over</source>
        <translation>빌려준 배정이 인계보다 먼저 끝나야 하는 일수</translation>
    </message>
    <message>
        <source>of lend_preemptible: notice and compensation of those who still run</source>
        <translation>lend_preemptible에서 아직 사용 중인 배정에 대한 통보와 보상</translation>
    </message>
    <message>
        <source>from the notice to the end of a grant</source>
        <translation>통보부터 배정 종료까지</translation>
    </message>
    <message>
        <source>in which a preempted applicant may not preempt others</source>
        <translation>선점당한 신청자가 다른 배정을 선점할 수 없는 기간</translation>
    </message>
    <message>
        <source>younger grants are not ended; nothing is lent open-ended that would be younger</source>
        <translation>이보다 짧게 사용한 배정은 종료하지 않음. 그보다 짧아질 무기한 대여도 하지 않음</translation>
    </message>
    <message>
        <source>of a preempted grant: none, or time: a place on the waiting list for what it has lost</source>
        <translation>선점된 배정에 대한 보상: none(없음) 또는 time(잃은 시간만큼 대기자 명단에 등재)</translation>
    </message>
    <message>
        <source>the last hours of the notice, granted but not active; added to the time lost</source>
        <translation>통보 기간의 마지막 몇 시간. 배정되었으나 작업 중이 아니며 잃은 시간에 더함</translation>
    </message>
    <message>
        <source>the first hours of a grant that comes back, not active; added to the time lost</source>
        <translation>돌아온 배정의 처음 몇 시간. 작업 중이 아니며 잃은 시간에 더함</translation>
    </message>
    <message>
        <source>one standing holder uses this share of it</source>
        <translation>상시 사용자 한 곳이 쓰는 비율</translation>
    </message>
    <message>
        <source>elimination tournaments on a set-aside</source>
        <translation>별도 확보분에서 치르는 탈락식 경연</translation>
    </message>
    <message>
        <source>sector its teams belong to</source>
        <translation>참가 팀이 속한 부문</translation>
    </message>
    <message>
        <source>set-aside it works on</source>
        <translation>경연에 쓰는 별도 확보분</translation>
    </message>
    <message>
        <source>stages in order of date</source>
        <translation>날짜순 단계</translation>
    </message>
    <message>
        <source>teams that work in it</source>
        <translation>이 단계에서 작업하는 팀</translation>
    </message>
    <message>
        <source>of them: newcomers, or eliminated teams</source>
        <translation>그중 신규 팀 또는 탈락했던 팀</translation>
    </message>
    <message>
        <source>newcomer, or returning: the best of the eliminated, judged anew, with its compute so far</source>
        <translation>newcomer(신규) 또는 returning(복귀): 지금까지의 사용량을 유지한 채 새로 평가한 탈락 팀 중 최우수 팀</translation>
    </message>
    <message>
        <source>absent: equal floor of the set-aside</source>
        <translation>없으면 별도 확보분을 균등하게 나눈 몫(내림)</translation>
    </message>
    <message>
        <source>on rented GPUs outside the fleet</source>
        <translation>사업 물량 밖에서 빌린 GPU로 수행</translation>
    </message>
    <message>
        <source>last day of the last stage</source>
        <translation>마지막 단계의 마지막 날</translation>
    </message>
    <message>
        <source>spread of true ability</source>
        <translation>실제 역량의 산포</translation>
    </message>
    <message>
        <source>noise of one evaluation</source>
        <translation>평가 한 번의 오차</translation>
    </message>
    <message>
        <source>ability gained per e-fold of GPU-hours</source>
        <translation>GPU 시간이 e배가 될 때마다 늘어나는 역량</translation>
    </message>
    <message>
        <source>an eliminated team works on this long</source>
        <translation>탈락한 팀이 더 작업하는 기간</translation>
    </message>
    <message>
        <source>after the notice an eliminated team keeps its GPUs this long</source>
        <translation>통보 기간 이후 탈락한 팀이 GPU를 더 보유하는 기간</translation>
    </message>
    <message>
        <source>while it hands them back they do no work</source>
        <translation>반납하는 동안 작업하지 않음</translation>
    </message>
    <message>
        <source>of eliminated teams: stay in the set_aside for stages of stated sizes; are shared among the survivors, equal floor at least; or go to the open pool as far as no later stage needs them</source>
        <translation>탈락 팀 GPU의 처리: 크기가 정해진 단계를 위해 set_aside에 남김, 남은 팀이 나눔(최소 균등 몫), 이후 단계에 필요 없는 만큼 공모 풀로 보냄</translation>
    </message>
    <message>
        <source>share of the grant that runs work</source>
        <translation>배정 중 작업을 실행하는 비율</translation>
    </message>
    <message>
        <source>days off, for streams with a holiday_factor: calendar files, relative to this one, or days in place</source>
        <translation>holiday_factor가 있는 신청 과정에 쓰는 휴일: 이 파일 기준 상대 경로의 달력 파일, 또는 여기에 직접 적은 날</translation>
    </message>
    <message>
        <source>for people</source>
        <translation>사람이 읽을 이름</translation>
    </message>
    <message>
        <source>last day; none: one day</source>
        <translation>마지막 날. 없으면 하루</translation>
    </message>
    <message>
        <source>work that becomes cheaper or dearer, and what demand makes of it</source>
        <translation>작업 비용의 변화와 그에 따른 수요의 반응</translation>
    </message>
    <message>
        <source>stable name: random dates hang on it</source>
        <translation>고정 이름. 무작위 날짜가 이 이름에 따라 정해짐</translation>
    </message>
    <message>
        <source>the day it happens</source>
        <translation>발생일</translation>
    </message>
    <message>
        <source>happens at random at this rate, again and again</source>
        <translation>이 비율로 무작위로 거듭 발생</translation>
    </message>
    <message>
        <source>cost_factor a year, from the horizon&apos;s start</source>
        <translation>시뮬레이션 시작부터 연간 cost_factor로 꾸준히 변화</translation>
    </message>
    <message>
        <source>new cost of a unit of work over the old</source>
        <translation>이전 대비 작업 단위당 새 비용</translation>
    </message>
    <message>
        <source>of work to its cost: above 1 GPU demand rises with efficiency, below it falls</source>
        <translation>비용에 대한 작업량의 탄력성. 1보다 크면 효율이 높아질 때 GPU 수요가 늘고, 작으면 줄어듦</translation>
    </message>
    <message>
        <source>before anybody adopts it</source>
        <translation>첫 채택까지</translation>
    </message>
    <message>
        <source>from the first to the last adopter</source>
        <translation>첫 채택부터 마지막 채택까지</translation>
    </message>
    <message>
        <source>whose work it touches; none named: all</source>
        <translation>영향을 받는 부문. 지정하지 않으면 전체</translation>
    </message>
    <message>
        <source>what follows the demand for GPUs: the size asked for (before servers_max) or the number of applicants</source>
        <translation>GPU 수요에 따라 변하는 것: 신청 규모(servers_max 적용 전) 또는 신청자 수</translation>
    </message>
    <message>
        <source>good and bad years of demand</source>
        <translation>수요가 많은 해와 적은 해</translation>
    </message>
    <message>
        <source>of the logarithm of a year&apos;s factor</source>
        <translation>연간 계수의 로그 표준편차</translation>
    </message>
    <message>
        <source>of these sectors instead</source>
        <translation>위 값 대신 부문별로 지정한 값</translation>
    </message>
    <message>
        <source>Spearman correlation of any two sectors</source>
        <translation>임의의 두 부문 사이의 스피어만 상관</translation>
    </message>
    <message>
        <source>of these pairs instead; with delay factors too</source>
        <translation>위 값 대신 쌍별로 지정한 상관. 지연 요인과의 상관도 가능</translation>
    </message>
    <message>
        <source>a sector</source>
        <translation>부문</translation>
    </message>
    <message>
        <source>another sector, or a delay factor</source>
        <translation>다른 부문 또는 지연 요인</translation>
    </message>
    <message>
        <source>the number of applicants or the size they ask for</source>
        <translation>신청자 수 또는 신청 규모</translation>
    </message>
    <message>
        <source>policy file, relative to this one, or a policy in place</source>
        <translation>이 파일 기준 상대 경로의 정책 파일, 또는 여기에 직접 적은 정책</translation>
    </message>
    <message>
        <source>the name it is compared under</source>
        <translation>비교할 때 쓰는 이름</translation>
    </message>
    <message>
        <source>the rule in a few words for people</source>
        <translation>사람이 읽을 짧은 규칙 설명</translation>
    </message>
    <message>
        <source>where the rule comes from</source>
        <translation>규칙의 출처</translation>
    </message>
    <message>
        <source>when requests are looked at</source>
        <translation>신청 심사 시기</translation>
    </message>
    <message>
        <source>rounds: at each call&apos;s decision; rolling: whenever there is room, from a queue; hybrid: rounds, and small requests when they come, by tiers</source>
        <translation>rounds: 공모별 결정일에 심사. rolling: 자리가 날 때마다 대기열에서 처리. hybrid: 공모 심사에 더해 소규모 신청은 등급별로 접수 즉시 처리</translation>
    </message>
    <message>
        <source>of the scenario&apos;s calls hold only those that open so long after the last one held; 0: all</source>
        <translation>시나리오의 공모 중 직전 공모에서 이만큼 지난 뒤 열리는 것만 시행. 0이면 모두</translation>
    </message>
    <message>
        <source>of hybrid intake, from the smallest up</source>
        <translation>hybrid 방식의 등급. 작은 것부터</translation>
    </message>
    <message>
        <source>largest request: GPUs x duration</source>
        <translation>최대 신청: GPU x 기간</translation>
    </message>
    <message>
        <source>from submission to decision</source>
        <translation>신청부터 결정까지</translation>
    </message>
    <message>
        <source>of the capacity on offer outside set-asides, kept for the tier and the most it takes</source>
        <translation>별도 확보분을 제외한 공모 물량 중 이 등급에 남겨 두는 비율이자 최대 비율</translation>
    </message>
    <message>
        <source>for these sectors; none named: every sector</source>
        <translation>대상 부문. 지정하지 않으면 모든 부문</translation>
    </message>
    <message>
        <source>longest request</source>
        <translation>최장 신청 기간</translation>
    </message>
    <message>
        <source>of rolling intake; none: strict first come first served</source>
        <translation>rolling 방식의 대기열. 없으면 엄격한 선착순</translation>
    </message>
    <message>
        <source>queue policy; an order&apos;s name stands for that order with nobody passing its head</source>
        <translation>대기열 정책. 정렬 방식의 이름을 쓰면 맨 앞을 아무도 앞지르지 못하는 그 순서</translation>
    </message>
    <message>
        <source>order of the queue, in place of that of the policy</source>
        <translation>정책의 순서 대신 쓰는 대기열 순서</translation>
    </message>
    <message>
        <source>order of those who may pass others (EASY only)</source>
        <translation>앞지를 수 있는 신청의 순서(EASY 전용)</translation>
    </message>
    <message>
        <source>how many that do not fit are given a start that nobody delays (EASY only)</source>
        <translation>자리가 없는 신청 중 지연되지 않는 시작 시점을 보장받는 건수(EASY 전용)</translation>
    </message>
    <message>
        <source>who asks for more than there is while nodes are down: pass it by, or hold all behind it</source>
        <translation>노드 고장 중 남은 용량보다 큰 신청의 처리: 건너뛰거나 그 뒤를 모두 멈춤</translation>
    </message>
    <message>
        <source>how often orders that change while one waits are looked at; none: every minute for jobs, every day for grants</source>
        <translation>대기 중에 바뀌는 순서를 다시 확인하는 간격. 없으면 작업은 매분, 배정은 매일</translation>
    </message>
    <message>
        <source>in which use counts half (fair share)</source>
        <translation>사용량이 절반으로 줄어 셈해지는 기간(공정 배분)</translation>
    </message>
    <message>
        <source>divides the use that classic fair share sees</source>
        <translation>고전적 공정 배분에서 사용량을 나누는 값</translation>
    </message>
    <message>
        <source>weights of the multifactor order</source>
        <translation>다요인 순서의 가중치</translation>
    </message>
    <message>
        <source>for the time waited, up to max_age_days</source>
        <translation>대기 시간에 대한 점수. 최대 max_age_days까지</translation>
    </message>
    <message>
        <source>for the size, as a share of the pool</source>
        <translation>풀 대비 규모에 대한 점수</translation>
    </message>
    <message>
        <source>for how little of its share was used</source>
        <translation>자기 몫을 적게 쓴 정도에 대한 점수</translation>
    </message>
    <message>
        <source>from here on waiting adds nothing</source>
        <translation>이 이후에는 대기해도 점수가 늘지 않음</translation>
    </message>
    <message>
        <source>small requests, not large ones, get the points for size</source>
        <translation>대규모가 아니라 소규모 신청에 규모 점수를 줌</translation>
    </message>
    <message>
        <source>points are whole and not negative, as in Slurm</source>
        <translation>점수를 Slurm처럼 음이 아닌 정수로 처리</translation>
    </message>
    <message>
        <source>classic or fair-tree</source>
        <translation>classic 또는 fair-tree</translation>
    </message>
    <message>
        <source>caps and minimum score</source>
        <translation>상한과 최저 점수</translation>
    </message>
    <message>
        <source>most GPUs a project, by model</source>
        <translation>과제당 기종별 최대 GPU</translation>
    </message>
    <message>
        <source>sectors without caps</source>
        <translation>상한이 없는 부문</translation>
    </message>
    <message>
        <source>a request above a model&apos;s cap: refuse that model to it, or clip it to the cap</source>
        <translation>기종별 상한을 넘는 신청의 처리: 그 기종을 거절하거나 상한까지 줄임</translation>
    </message>
    <message>
        <source>lowest panel score that can win</source>
        <translation>선정될 수 있는 최저 평가 점수</translation>
    </message>
    <message>
        <source>grants that an organisation may have at a time; its best ranked come first</source>
        <translation>한 기관이 동시에 가질 수 있는 배정 수. 순위가 높은 것부터</translation>
    </message>
    <message>
        <source>of the capacity on offer outside set-asides that an organisation may hold</source>
        <translation>별도 확보분을 제외한 공모 물량 중 한 기관이 가질 수 있는 비율</translation>
    </message>
    <message>
        <source>the panel</source>
        <translation>평가위원회</translation>
    </message>
    <message>
        <source>reviewers an application</source>
        <translation>신청당 평가위원 수</translation>
    </message>
    <message>
        <source>standard deviation of one reviewer</source>
        <translation>평가위원 한 명의 표준편차</translation>
    </message>
    <message>
        <source>points added by sector</source>
        <translation>부문별 가점</translation>
    </message>
    <message>
        <source>points added for applicants outside the capital area</source>
        <translation>비수도권 신청자 가점</translation>
    </message>
    <message>
        <source>points taken off times the part of the capacity on offer that the organisation holds</source>
        <translation>감점: 이 점수에 공모 물량 중 그 기관의 보유 비율을 곱한 값</translation>
    </message>
    <message>
        <source>points added for young firms</source>
        <translation>창업 초기 기업 가점</translation>
    </message>
    <message>
        <source>what is scored, each with its weight; none: merit itself</source>
        <translation>평가 항목과 가중치. 없으면 우수성 자체를 평가</translation>
    </message>
    <message>
        <source>stable name: the draws of its merits hang on it</source>
        <translation>고정 이름. 항목별 우수성의 추출이 이 이름에 따라 정해짐</translation>
    </message>
    <message>
        <source>in the score, over the sum of all</source>
        <translation>전체 가중치 합에 대한 점수 내 가중치</translation>
    </message>
    <message>
        <source>of the true merit in it about the applicant&apos;s merit</source>
        <translation>신청자의 우수성을 중심으로 한 항목별 실제 우수성의 표준편차</translation>
    </message>
    <message>
        <source>standard deviation of one reviewer; absent: that of the review</source>
        <translation>평가위원 한 명의 표준편차. 없으면 review의 값</translation>
    </message>
    <message>
        <source>added to the true merit in it, by sector</source>
        <translation>부문별로 항목의 실제 우수성에 더하는 값</translation>
    </message>
    <message>
        <source>people who review everything; 0: reviewers of its own for every application</source>
        <translation>전체를 평가하는 위원 수. 0이면 신청마다 다른 위원</translation>
    </message>
    <message>
        <source>standard deviation of how lenient the people of the panel are</source>
        <translation>위원별 관대함의 표준편차</translation>
    </message>
    <message>
        <source>bring each reviewer&apos;s scores of a round to the round&apos;s mean and spread</source>
        <translation>회차마다 위원별 점수를 회차의 평균과 산포에 맞춤</translation>
    </message>
    <message>
        <source>scores in whole multiples; 0: as they are</source>
        <translation>점수를 이 값의 배수로 반올림. 0이면 그대로</translation>
    </message>
    <message>
        <source>applications that one of the panel reads a day, so that decisions wait for the reading; absent: decisions after decision_days, whatever the load</source>
        <translation>위원 한 명이 하루에 읽는 신청 수. 평가가 끝나야 결정함. 없으면 물량과 관계없이 decision_days 뒤에 결정</translation>
    </message>
    <message>
        <source>order and award rule</source>
        <translation>순위와 선정 규칙</translation>
    </message>
    <message>
        <source>rank order of a decision</source>
        <translation>결정할 때의 순위 기준</translation>
    </message>
    <message>
        <source>award rule for the ranked list</source>
        <translation>순위 명단에 적용하는 선정 규칙</translation>
    </message>
    <message>
        <source>which pool first: roomiest or listed</source>
        <translation>먼저 쓰는 풀: 여유가 가장 많은 풀 또는 목록순</translation>
    </message>
    <message>
        <source>the longest that a grant of fewer GPUs than asked for may be stretched to</source>
        <translation>신청보다 적은 GPU를 받은 배정을 늘릴 수 있는 최장 기간</translation>
    </message>
    <message>
        <source>weight in a lottery or division, by sector; others 1</source>
        <translation>추첨 또는 분배에서 부문별 가중치. 나머지는 1</translation>
    </message>
    <message>
        <source>lines and seed of lots</source>
        <translation>추첨의 기준선과 시드</translation>
    </message>
    <message>
        <source>score from which on no lot is needed</source>
        <translation>추첨 없이 선정되는 최저 점수</translation>
    </message>
    <message>
        <source>score below which no lot is drawn</source>
        <translation>추첨에서 제외되는 점수의 상한</translation>
    </message>
    <message>
        <source>alpha: draw lots for those whose chance that their true rank is within the line is between alpha and 1 - alpha, by the noise of the review</source>
        <translation>알파: 평가 오차를 고려해 실제 순위가 선 안에 들 확률이 알파와 1 - 알파 사이인 신청을 추첨</translation>
    </message>
    <message>
        <source>of the lots alone; absent: that of the run</source>
        <translation>추첨에만 쓰는 시드. 없으면 실행의 시드</translation>
    </message>
    <message>
        <source>secret text hashed with the seed, so that its commitment tells nothing</source>
        <translation>시드와 함께 해시하여 공개 확약으로는 아무것도 알 수 없게 하는 비밀 문자열</translation>
    </message>
    <message>
        <source>further orders for those that the order holds equal, one after the other; at last first submitted first</source>
        <translation>동순위에 차례로 적용하는 추가 기준. 마지막은 먼저 신청한 순</translation>
    </message>
    <message>
        <source>power and storage that all grants share, for rule drf; absent: no limit</source>
        <translation>규칙 drf에서 모든 배정이 함께 쓰는 전력과 저장공간. 없으면 제한 없음</translation>
    </message>
    <message>
        <source>at full load by the catalogue, before cooling; absent: no limit</source>
        <translation>목록 기준 최대 부하 전력(냉각 제외). 없으면 제한 없음</translation>
    </message>
    <message>
        <source>by storage_tb_per_gpu of the sectors; absent: no limit</source>
        <translation>부문의 storage_tb_per_gpu 기준. 없으면 제한 없음</translation>
    </message>
    <message>
        <source>split between sectors</source>
        <translation>부문 간 배분</translation>
    </message>
    <message>
        <source>quotas; none: no split</source>
        <translation>쿼터. 없으면 나누지 않음</translation>
    </message>
    <message>
        <source>sectors of the group</source>
        <translation>그룹에 속한 부문</translation>
    </message>
    <message>
        <source>of the capacity on offer outside set-asides</source>
        <translation>별도 확보분을 제외한 공모 물량 대비 비율</translation>
    </message>
    <message>
        <source>of the same capacity, the most that others may borrow of the share; none: all of it</source>
        <translation>같은 용량 대비, 배분 비율 중 다른 그룹이 빌릴 수 있는 최대 비율. 없으면 전부</translation>
    </message>
    <message>
        <source>of the same capacity, the most that the group may borrow beyond its share</source>
        <translation>같은 용량 대비, 그룹이 배분 비율을 넘어 빌릴 수 있는 최대 비율</translation>
    </message>
    <message>
        <source>a contest&apos;s set-aside counts as capacity, and as held by the contest&apos;s sector</source>
        <translation>경연의 별도 확보분을 용량에 포함하고 경연 부문의 보유분으로 셈</translation>
    </message>
    <message>
        <source>a share is a limit, or a reserve beside open places: given first (a minimum guarantee) or after the open places (over and above)</source>
        <translation>배분 비율의 성격: 상한, 또는 공개 물량과 별도의 유보분. 유보분은 먼저 주거나(최소 보장) 공개 물량 뒤에 줌(추가 보장)</translation>
    </message>
    <message>
        <source>hold what a group leaves, release it to all in rank order, or lend it: whole requests, the group that borrows least first, within the limits</source>
        <translation>그룹이 남긴 물량의 처리: 보유, 전체에 순위대로 공개, 대여(신청 단위로, 적게 빌린 그룹부터, 한도 안에서)</translation>
    </message>
    <message>
        <source>with unused: lend, a group takes back its quota; absent: borrowers keep it to the end</source>
        <translation>unused: lend일 때 그룹이 쿼터를 되찾는 방법. 없으면 빌린 쪽이 끝까지 사용</translation>
    </message>
    <message>
        <source>places kept for a kind of applicant, beside the groups</source>
        <translation>그룹과 별도로 특정 신청자에게 남겨 두는 물량</translation>
    </message>
    <message>
        <source>for applicants outside the capital area</source>
        <translation>비수도권 신청자용</translation>
    </message>
    <message>
        <source>for these sectors; none named: any</source>
        <translation>대상 부문. 지정하지 않으면 모두</translation>
    </message>
    <message>
        <source>first: a minimum guarantee, all that members hold counts; open_first: over and above what they win in the open</source>
        <translation>first: 최소 보장(대상자가 가진 것을 모두 셈). open_first: 공개 물량에서 얻은 것에 추가</translation>
    </message>
    <message>
        <source>what is left reverts to all, or is held</source>
        <translation>남은 물량을 전체에 되돌리거나 보유</translation>
    </message>
    <message>
        <source>with hold: from this day on it reverts</source>
        <translation>hold일 때 이날부터 전체에 되돌림</translation>
    </message>
    <message>
        <source>GPUs kept from requests of low value for better ones to come; absent: none</source>
        <translation>가치가 낮은 신청에 주지 않고 앞으로 올 더 나은 신청을 위해 남기는 GPU. 없으면 유보하지 않음</translation>
    </message>
    <message>
        <source>by falling value; an applicant is in the first that takes it, else in the last</source>
        <translation>가치가 높은 순. 신청자는 자신을 받는 첫 등급에 속하고, 없으면 마지막 등급에 속함</translation>
    </message>
    <message>
        <source>of these sectors; none named: any</source>
        <translation>대상 부문. 지정하지 않으면 전체 부문</translation>
    </message>
    <message>
        <source>with at least this score; absent: any</source>
        <translation>최저 점수. 없으면 제한 없음</translation>
    </message>
    <message>
        <source>worth of one unit, in any unit of worth</source>
        <translation>한 단위의 가치(가치의 척도는 임의)</translation>
    </message>
    <message>
        <source>demand still to come, normal</source>
        <translation>앞으로 올 수요의 평균(정규분포)</translation>
    </message>
    <message>
        <source>its standard deviation</source>
        <translation>그 표준편차</translation>
    </message>
    <message>
        <source>instead: probabilities that 0, 1, 2, ... units are still to come</source>
        <translation>위 값 대신 앞으로 올 단위 수가 0, 1, 2, ...일 확률</translation>
    </message>
    <message>
        <source>GPUs of one unit of demand</source>
        <translation>수요 한 단위의 GPU</translation>
    </message>
    <message>
        <source>from this day on nothing is protected</source>
        <translation>이날부터 유보하지 않음</translation>
    </message>
    <message>
        <source>what happens to those not awarded</source>
        <translation>선정되지 않은 신청의 처리</translation>
    </message>
    <message>
        <source>how long after the decision; 0: no list</source>
        <translation>결정 후 유효 기간. 0이면 명단 없음</translation>
    </message>
    <message>
        <source>score gained while waiting</source>
        <translation>대기하는 동안 느는 점수</translation>
    </message>
    <message>
        <source>use it or lose it; absent: never</source>
        <translation>쓰지 않으면 회수. 없으면 회수하지 않음</translation>
    </message>
    <message>
        <source>mean use over the window that triggers a warning</source>
        <translation>경고를 내는 기간 평균 이용률</translation>
    </message>
    <message>
        <source>trailing window</source>
        <translation>직전 관찰 기간</translation>
    </message>
    <message>
        <source>from warning to recall</source>
        <translation>경고부터 회수까지</translation>
    </message>
    <message>
        <source>onboarding, not counted</source>
        <translation>준비 기간으로 셈하지 않는 일수</translation>
    </message>
    <message>
        <source>kept above the use when shrinking</source>
        <translation>축소할 때 이용량 위로 남기는 여유</translation>
    </message>
    <message>
        <source>of the GPUs in use over the window since first use: what a shrunk grant keeps, and headroom</source>
        <translation>최초 사용 후 관찰 기간에 사용한 GPU의 백분위수. 축소된 배정은 이 값과 여유를 유지</translation>
    </message>
    <message>
        <source>shrink to the use, or revoke the whole grant</source>
        <translation>이용량에 맞춰 축소하거나 배정 전체를 취소</translation>
    </message>
    <message>
        <source>requests for more time near the end</source>
        <translation>종료 전의 연장 신청</translation>
    </message>
    <message>
        <source>never, automatic, if_no_waiter (nobody waits for its pool) or review (a new score)</source>
        <translation>never(불허), automatic(자동), if_no_waiter(그 풀의 대기자가 없을 때), review(새로 평가)</translation>
    </message>
    <message>
        <source>the end of the grant</source>
        <translation>배정 종료 전의 일수</translation>
    </message>
    <message>
        <source>longest extension</source>
        <translation>최장 연장</translation>
    </message>
    <message>
        <source>extensions of one grant</source>
        <translation>배정당 최대 연장 횟수</translation>
    </message>
    <message>
        <source>of grant: review, the score that wins</source>
        <translation>grant: review일 때 승인되는 점수</translation>
    </message>
    <message>
        <source>use it or lose it, by hours; absent: never</source>
        <translation>시간 기준의 미사용분 상실. 없으면 적용하지 않음</translation>
    </message>
    <message>
        <source>incite, alcc or nrel: their checks</source>
        <translation>incite, alcc, nrel의 점검 방식</translation>
    </message>
    <message>
        <source>remaining: use of the whole budget, loss of what is left; planned: use and loss of what an even pace would have used, cumulative</source>
        <translation>remaining: 전체 할당량의 사용률과 남은 할당량의 상실. planned: 고른 속도로 썼어야 할 할당량 기준의 사용과 상실(누적)</translation>
    </message>
    <message>
        <source>of one&apos;s own, in place of a preset</source>
        <translation>사전 설정 대신 직접 정한 점검</translation>
    </message>
    <message>
        <source>share of the grant&apos;s duration that has passed</source>
        <translation>지나간 배정 기간의 비율</translation>
    </message>
    <message>
        <source>from the least use up; the first that is above it holds</source>
        <translation>이용이 적은 순. 이용률보다 높은 첫 단계를 적용</translation>
    </message>
    <message>
        <source>share of the basis that was used</source>
        <translation>기준 대비 사용한 비율</translation>
    </message>
    <message>
        <source>share that is lost</source>
        <translation>상실하는 비율</translation>
    </message>
    <message>
        <source>of losses that are stated as up to a share</source>
        <translation>최대 비율로 표기된 상실의 적용 정도</translation>
    </message>
    <message>
        <source>what users pay; absent: nothing, and nobody looks at prices</source>
        <translation>이용자 부담액. 없으면 무료이며 아무도 가격을 고려하지 않음</translation>
    </message>
    <message>
        <source>by model; models not named are free</source>
        <translation>기종별 가격. 지정하지 않은 기종은 무료</translation>
    </message>
    <message>
        <source>share of the list price that the state pays, by sector</source>
        <translation>부문별로 정가 중 정부가 부담하는 비율</translation>
    </message>
    <message>
        <source>share of a sector&apos;s applicants that are young firms</source>
        <translation>부문 신청자 중 창업 초기 기업의 비율</translation>
    </message>
    <message>
        <source>on the price of young firms</source>
        <translation>창업 초기 기업의 가격에 곱하는 배수</translation>
    </message>
    <message>
        <source>price at which the quantity asked for is 1</source>
        <translation>수요량이 1이 되는 기준 가격</translation>
    </message>
    <message>
        <source>of the number of applicants, by sector; not named: takes any price</source>
        <translation>부문별 신청자 수의 가격 탄력성. 지정하지 않은 부문은 가격과 무관</translation>
    </message>
    <message>
        <source>quantity at price 0, relative to that at the reference; the scenario&apos;s applicants</source>
        <translation>가격이 0일 때의 수요량(기준 가격 대비). 시나리오의 신청자가 이에 해당</translation>
    </message>
    <message>
        <source>which nodes a grant gets; absent: pools count GPUs, and nodes have no names</source>
        <translation>배정을 둘 노드. 없으면 풀에서 GPU 수만 세고 노드를 구별하지 않음</translation>
    </message>
    <message>
        <source>unit or rack of a grant, among those with room</source>
        <translation>자리가 있는 곳 중 배정할 단위 또는 랙</translation>
    </message>
    <message>
        <source>hard: one scalable unit, or whole free units for more than one holds; soft: the fewest units</source>
        <translation>hard: 확장 단위 하나, 하나를 넘으면 온전히 빈 단위. soft: 가장 적은 단위</translation>
    </message>
    <message>
        <source>with soft rails, run time grows by this for each unit beyond the fewest; absent: 0.05</source>
        <translation>soft일 때 최소 단위 수를 넘는 단위마다 늘어나는 실행 시간 비율. 없으면 0.05</translation>
    </message>
    <message>
        <source>a grant may cross clusters of one site</source>
        <translation>배정이 한 입지의 여러 클러스터에 걸칠 수 있음</translation>
    </message>
    <message>
        <source>GPUs of an NVLink rack of 72 that are granted: 72, or 64 with 8 spares</source>
        <translation>72장짜리 NVLink 랙에서 배정하는 GPU: 72장, 또는 예비 8장을 뺀 64장</translation>
    </message>
    <message>
        <source>failures, spares, power, cost of money</source>
        <translation>고장, 예비, 전력, 자금 비용</translation>
    </message>
    <message>
        <source>node failures per 1,000 node-days; 0 switches failures off</source>
        <translation>노드 1,000대·일당 고장 건수. 0이면 고장 없음</translation>
    </message>
    <message>
        <source>time from failure to service</source>
        <translation>고장부터 복구까지</translation>
    </message>
    <message>
        <source>share of nodes in service kept out of grants</source>
        <translation>가동 중 노드 가운데 배정하지 않고 남기는 비율</translation>
    </message>
    <message>
        <source>nodes repaired at a time; 0: as many as are down</source>
        <translation>동시에 수리하는 노드 수. 0이면 고장 난 만큼</translation>
    </message>
    <message>
        <source>by pool: nodes switched off until one fails, out of those delivered</source>
        <translation>풀별로 고장에 대비해 꺼 두는 노드(도입분 중에서)</translation>
    </message>
    <message>
        <source>from a failure to the spare node&apos;s service</source>
        <translation>고장부터 예비 노드 가동까지</translation>
    </message>
    <message>
        <source>share of nodes that fail beyond repair in a year</source>
        <translation>한 해에 수리할 수 없게 고장 나는 노드의 비율</translation>
    </message>
    <message>
        <source>Weibull shape of early failures: below 1, the hazard falls with age</source>
        <translation>초기 고장의 와이불 형상 모수. 1보다 작으면 위험률이 시간에 따라 감소</translation>
    </message>
    <message>
        <source>age at which the hazard has fallen to failures_per_1000_node_days</source>
        <translation>위험률이 failures_per_1000_node_days까지 떨어지는 사용 일수</translation>
    </message>
    <message>
        <source>what takes several nodes of a pool at once</source>
        <translation>한 풀의 여러 노드를 동시에 멈추는 장애</translation>
    </message>
    <message>
        <source>pools it strikes; none named: every pool</source>
        <translation>영향을 받는 풀. 지정하지 않으면 모든 풀</translation>
    </message>
    <message>
        <source>how often in each pool</source>
        <translation>풀별 발생 빈도</translation>
    </message>
    <message>
        <source>neighbouring nodes it takes</source>
        <translation>함께 멈추는 이웃 노드</translation>
    </message>
    <message>
        <source>until all of them are back</source>
        <translation>모두 복구될 때까지</translation>
    </message>
    <message>
        <source>cost of one checkpoint; with it a grant loses work to failures by its size (Young, Daly)</source>
        <translation>체크포인트 한 번의 비용. 지정하면 배정이 규모에 따라 고장으로 작업을 잃음(Young, Daly)</translation>
    </message>
    <message>
        <source>facility power over IT power</source>
        <translation>IT 전력 대비 시설 전력(PUE)</translation>
    </message>
    <message>
        <source>price of electricity at the start of the horizon</source>
        <translation>시뮬레이션 시작 시점의 전기 단가</translation>
    </message>
    <message>
        <source>growth of that price</source>
        <translation>전기 단가의 증가율</translation>
    </message>
    <message>
        <source>rent of floor and building for a kW of IT installed</source>
        <translation>설치 IT 전력 1 kW당 상면·건물 임차료</translation>
    </message>
    <message>
        <source>people who run an installed GPU</source>
        <translation>설치 GPU당 운영 인건비</translation>
    </message>
    <message>
        <source>network and storage of an installed GPU, where its price does not hold them</source>
        <translation>설치 GPU당 네트워크·저장장치 비용. 구매 가격에 없을 때 지정</translation>
    </message>
    <message>
        <source>how purchases are spread over their lives: annuity at the discount rate, or straight_line without interest</source>
        <translation>구매비를 사용 연수에 나누는 방법: 할인율에 따른 연금식 환산, 또는 이자 없는 정액(straight_line)</translation>
    </message>
    <message>
        <source>emission of electricity by year; a year without a value has that before it</source>
        <translation>연도별 전력 배출계수. 값이 없는 해는 직전 값</translation>
    </message>
    <message>
        <source>rungs of the ladder whose GPU-hours the cost is divided by, besides granted</source>
        <translation>배정 외에 비용을 나눌 이용률 단계의 GPU 시간</translation>
    </message>
    <message>
        <source>interest of the annuity of capital</source>
        <translation>자본비 연금식 환산의 이자율</translation>
    </message>
    <message>
        <source>effective over active: share of peak that does work</source>
        <translation>작업 중 대비 유효: 최대 성능 중 실제 작업의 비율</translation>
    </message>
    <message>
        <source>P(at least so many GPUs in service by a date)</source>
        <translation>P(기한까지 해당 수 이상의 GPU 가동)</translation>
    </message>
    <message>
        <source>GPUs in service</source>
        <translation>가동 중 GPU</translation>
    </message>
    <message>
        <source>by the end of this day</source>
        <translation>이날이 끝날 때까지</translation>
    </message>
    <message>
        <source>which applications count</source>
        <translation>집계할 신청</translation>
    </message>
    <message>
        <source>first day; absent: the start of the horizon</source>
        <translation>첫날. 없으면 시뮬레이션 시작일</translation>
    </message>
    <message>
        <source>magnitudes that are believed</source>
        <translation>타당하다고 보는 크기</translation>
    </message>
    <message>
        <source>of every band, whatever it says itself</source>
        <translation>각 범위의 설정과 관계없이 모든 범위에 적용하는 심각도</translation>
    </message>
    <message>
        <source>cost_krw / cost_usd, and the exchange rate</source>
        <translation>cost_krw / cost_usd와 환율</translation>
    </message>
    <message>
        <source>least that is believed</source>
        <translation>타당한 최솟값</translation>
    </message>
    <message>
        <source>most that is believed</source>
        <translation>타당한 최댓값</translation>
    </message>
    <message>
        <source>of a figure outside</source>
        <translation>범위를 벗어난 값의 심각도</translation>
    </message>
    <message>
        <source>share by which cost_krw / cost_usd may differ from the exchange rate without a warning</source>
        <translation>경고 없이 cost_krw / cost_usd가 환율과 다를 수 있는 비율</translation>
    </message>
    <message>
        <source>cost_krw / units of GPUs</source>
        <translation>GPU의 cost_krw / units</translation>
    </message>
    <message>
        <source>cost_krw / units of NPUs</source>
        <translation>NPU의 cost_krw / units</translation>
    </message>
    <message>
        <source>power_kw x pue of a GPU</source>
        <translation>GPU의 power_kw x pue</translation>
    </message>
    <message>
        <source>power_kw x pue of an NPU</source>
        <translation>NPU의 power_kw x pue</translation>
    </message>
    <message>
        <source>a price of policy.price.list over h200_equivalent</source>
        <translation>policy.price.list의 가격을 h200_equivalent로 나눈 값</translation>
    </message>
    <message>
        <source>price of electricity</source>
        <translation>전기 단가</translation>
    </message>
    <message>
        <source>adoption.market of a sector</source>
        <translation>부문의 adoption.market</translation>
    </message>
    <message>
        <source>mean of per_call.applicants of a sector</source>
        <translation>부문의 per_call.applicants 평균</translation>
    </message>
    <message>
        <source>seed and replications</source>
        <translation>시드와 반복</translation>
    </message>
    <message>
        <source>the same seed gives the same bytes</source>
        <translation>시드가 같으면 결과도 바이트까지 같음</translation>
    </message>
    <message>
        <source>how many</source>
        <translation>반복 횟수</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>최소 횟수</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>최대 횟수</translation>
    </message>
    <message>
        <source>stop between min and max at this precision</source>
        <translation>min과 max 사이에서 이 정밀도에 이르면 종료</translation>
    </message>
    <message>
        <source>metric key, with @scope unless it is all</source>
        <translation>지표 키. 전체가 아니면 @범위를 붙임</translation>
    </message>
    <message>
        <source>half-width of its interval over its mean</source>
        <translation>평균 대비 구간 반폭</translation>
    </message>
    <message>
        <source>of the intervals</source>
        <translation>구간의 신뢰수준</translation>
    </message>
    <message>
        <source>policies that it is compared under, by name or file, as in --policies</source>
        <translation>--policies처럼 이름이나 파일로 지정하는 비교 대상 정책</translation>
    </message>
    <message>
        <source>replications whose applications projects.csv lists</source>
        <translation>projects.csv에 신청을 기록할 반복</translation>
    </message>
    <message>
        <source>stable name; results are filed under it</source>
        <translation>고정 이름. 결과를 이 이름으로 보관</translation>
    </message>
    <message>
        <source>the scenario that is varied, relative to this file</source>
        <translation>값을 바꿀 시나리오(이 파일 기준 상대 경로)</translation>
    </message>
    <message>
        <source>several of them</source>
        <translation>여러 개를 지정할 때</translation>
    </message>
    <message>
        <source>names of policies, or files relative to this one; none: the scenario&apos;s own</source>
        <translation>정책의 이름 또는 이 파일 기준 상대 경로. 없으면 시나리오의 정책</translation>
    </message>
    <message>
        <source>path=value in every run, as with --set</source>
        <translation>모든 실행에 적용하는 경로=값(--set과 같음)</translation>
    </message>
    <message>
        <source>which combinations are run</source>
        <translation>실행할 조합</translation>
    </message>
    <message>
        <source>what is varied</source>
        <translation>바꿀 요인</translation>
    </message>
    <message>
        <source>of every point</source>
        <translation>실험점마다의 반복</translation>
    </message>
    <message>
        <source>of all runs; none: the scenario&apos;s own</source>
        <translation>모든 실행의 시드. 없으면 시나리오의 시드</translation>
    </message>
    <message>
        <source>kept of every run, key or key@scope; none: the headline ones; [all]: every one</source>
        <translation>실행마다 남길 지표(키 또는 키@범위). 없으면 주요 지표, [all]이면 모든 지표</translation>
    </message>
    <message>
        <source>grid: every combination; latin_hypercube and sobol: points that fill the ranges; morris: trajectories of one step at a time; saltelli: for Sobol&apos; indices</source>
        <translation>grid: 모든 조합. latin_hypercube와 sobol: 범위를 고르게 채우는 점. morris: 한 번에 한 단계씩 바꾸는 궤적. saltelli: 소볼 지수용</translation>
    </message>
    <message>
        <source>of latin_hypercube and sobol; trajectories of morris; base sample of saltelli</source>
        <translation>latin_hypercube와 sobol의 점 수, morris의 궤적 수, saltelli의 기본 표본 수</translation>
    </message>
    <message>
        <source>of morris, in each range</source>
        <translation>morris에서 범위별 수준 수</translation>
    </message>
    <message>
        <source>of the points, not of the runs</source>
        <translation>실행이 아니라 실험점의 시드</translation>
    </message>
    <message>
        <source>its name in the results</source>
        <translation>결과에 쓰는 이름</translation>
    </message>
    <message>
        <source>paths and their values; {} for the scenario as it is</source>
        <translation>경로와 값. {}이면 시나리오 그대로</translation>
    </message>
    <message>
        <source>its name in the results; empty: the path</source>
        <translation>결과에 쓰는 이름. 비우면 경로</translation>
    </message>
    <message>
        <source>what is set, such as tranches.naicc.units or sectors.*.no_show</source>
        <translation>값을 바꿀 경로. 예: tranches.naicc.units, sectors.*.no_show</translation>
    </message>
    <message>
        <source>several that move together</source>
        <translation>함께 바뀌는 여러 경로</translation>
    </message>
    <message>
        <source>set as they are, in this order</source>
        <translation>그대로, 이 순서로 적용하는 값</translation>
    </message>
    <message>
        <source>[low, high], numbers or dates; where a distribution stands its centre moves and its shape stays</source>
        <translation>[하한, 상한]. 숫자 또는 날짜. 분포이면 중심만 옮기고 모양은 유지</translation>
    </message>
    <message>
        <source>range: the bounds that stand beside the value in the scenario; with path &quot;*&quot; every value that has a range is a factor</source>
        <translation>range: 시나리오에서 값 옆에 적힌 범위. 경로가 &quot;*&quot;이면 범위가 있는 모든 값이 요인</translation>
    </message>
    <message>
        <source>values of a range in a grid, both ends included</source>
        <translation>grid에서 양 끝을 포함한 범위의 값 수</translation>
    </message>
    <message>
        <source>how a range is divided</source>
        <translation>범위를 나누는 방법</translation>
    </message>
    <message>
        <source>values of a range are rounded to multiples of it; else whole numbers to 1 and GPUs that are bought or rented to whole servers</source>
        <translation>범위의 값을 이 배수로 반올림. 없으면 정수는 1, 구매하거나 빌리는 GPU는 서버 단위</translation>
    </message>
    <message>
        <source>alternatives that set several things at once</source>
        <translation>여러 값을 한꺼번에 정하는 대안</translation>
    </message>
    <message>
        <source>the accelerators</source>
        <translation>가속기 목록</translation>
    </message>
    <message>
        <source>what people call it</source>
        <translation>사람이 부르는 이름</translation>
    </message>
    <message>
        <source>of jobs on nodes: first-fit, best-fit, worst-fit or fgd</source>
        <translation>작업을 노드에 배치하는 방법: first-fit, best-fit, worst-fit, fgd</translation>
    </message>
    <message>
        <source>alike GPUs each, in order of preference</source>
        <translation>같은 GPU끼리 묶은 풀(선호순)</translation>
    </message>
    <message>
        <source>capacity that comes and goes</source>
        <translation>늘고 주는 용량</translation>
    </message>
    <message>
        <source>GPU model, as the trace names it</source>
        <translation>기록에 적힌 GPU 기종</translation>
    </message>
    <message>
        <source>how many at the start of the trace</source>
        <translation>기록 시작 시점의 수</translation>
    </message>
    <message>
        <source>GPUs of a node; 0: one heap without nodes</source>
        <translation>노드당 GPU. 0이면 노드 구분 없음</translation>
    </message>
    <message>
        <source>how many times as fast as what the trace was recorded on</source>
        <translation>기록된 장비 대비 속도 배수</translation>
    </message>
    <message>
        <source>other texts of the trace that mean this pool, such as a partition number</source>
        <translation>이 풀을 뜻하는 기록의 다른 표기. 예: 파티션 번호</translation>
    </message>
    <message>
        <source>when, from the start of the trace</source>
        <translation>기록 시작부터의 시점</translation>
    </message>
    <message>
        <source>the id of a pool</source>
        <translation>풀의 ID</translation>
    </message>
    <message>
        <source>how many more; fewer with a minus</source>
        <translation>늘어나는 수. 음수이면 감소</translation>
    </message>
    <message>
        <source>when it is announced, from the start of the trace; none: when it happens</source>
        <translation>기록 시작부터의 예고 시점. 없으면 발생할 때</translation>
    </message>
</context>
</TS>
