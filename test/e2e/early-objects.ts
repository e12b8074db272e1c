/** A namespace with a plain pod, and a definition with an object of its own: each needs what comes before it. */
export const earlyObjects = (image: string) => `apiVersion: example.com/v1
kind: Till
metadata: {name: one, namespace: early}
---
apiVersion: v1
kind: Pod
metadata: {name: plain, namespace: early}
spec:
  terminationGracePeriodSeconds: 0
  containers: [{name: plain, image: '${image}', imagePullPolicy: IfNotPresent}]
---
apiVersion: v1
kind: Namespace
metadata: {name: early}
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: tills.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {plural: tills, singular: till, kind: Till}
  versions:
    - name: v1
      served: true
      storage: true
      schema: {openAPIV3Schema: {type: object}}
`;
