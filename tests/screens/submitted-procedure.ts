/** A small procedure of one's own, without forms, as somebody submits it for review. */
export const submittedProcedure = (key: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:bh="https://bihuan.dev/bpmn/1" id="definitions" targetNamespace="https://bihuan.dev">
  <bpmn:process id="${key}" name="井盖快修" isExecutable="true">
    <bpmn:extensionElements><bh:label en="Cover repair" /></bpmn:extensionElements>
    <bpmn:startEvent id="reported" name="上报"><bpmn:extensionElements><bh:label en="Reported" /></bpmn:extensionElements><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:userTask id="repair" name="派人修井盖"><bpmn:extensionElements><bh:label en="Send somebody" /><bh:stage value="handle" /><bh:assignment role="dispatcher" unit="=centre" /></bpmn:extensionElements><bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing></bpmn:userTask>
    <bpmn:userTask id="look" name="问清结果"><bpmn:extensionElements><bh:label en="Ask for the result" /><bh:stage value="check" /><bh:assignment role="acceptor" unit="=centre" /></bpmn:extensionElements><bpmn:incoming>f2</bpmn:incoming><bpmn:outgoing>f3</bpmn:outgoing></bpmn:userTask>
    <bpmn:endEvent id="repaired" name="修好"><bpmn:extensionElements><bh:label en="Repaired" /></bpmn:extensionElements><bpmn:incoming>f3</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="reported" targetRef="repair" />
    <bpmn:sequenceFlow id="f2" sourceRef="repair" targetRef="look" />
    <bpmn:sequenceFlow id="f3" sourceRef="look" targetRef="repaired" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="${key}">
    <bpmndi:BPMNShape id="s1" bpmnElement="reported"><dc:Bounds x="120" y="142" width="36" height="36" /><bpmndi:BPMNLabel><dc:Bounds x="108" y="184" width="60" height="14" /></bpmndi:BPMNLabel></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="s2" bpmnElement="repair"><dc:Bounds x="210" y="120" width="100" height="80" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="s3" bpmnElement="look"><dc:Bounds x="370" y="120" width="100" height="80" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="s4" bpmnElement="repaired"><dc:Bounds x="530" y="142" width="36" height="36" /><bpmndi:BPMNLabel><dc:Bounds x="518" y="184" width="60" height="14" /></bpmndi:BPMNLabel></bpmndi:BPMNShape>
    <bpmndi:BPMNEdge id="e1" bpmnElement="f1"><di:waypoint x="156" y="160" /><di:waypoint x="210" y="160" /></bpmndi:BPMNEdge>
    <bpmndi:BPMNEdge id="e2" bpmnElement="f2"><di:waypoint x="310" y="160" /><di:waypoint x="370" y="160" /></bpmndi:BPMNEdge>
    <bpmndi:BPMNEdge id="e3" bpmnElement="f3"><di:waypoint x="470" y="160" /><di:waypoint x="530" y="160" /></bpmndi:BPMNEdge>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;
